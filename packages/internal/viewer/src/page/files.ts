// What is dropped on the page or pasted into it: a file or a text.

export interface Takers {
  files(files: FileList): void
  text(text: string): void
}

export function onFiles(page: Document, { files, text }: Takers): void {
  const take = (data: DataTransfer | null): void => {
    if (!data) return
    if (data.files.length > 0) return files(data.files)
    const words = data.getData('text/plain')
    if (words !== '') text(words)
  }
  const over = (is: boolean) => page.body.classList.toggle('page-over', is)
  page.addEventListener('dragover', (event) => {
    // Without this a browser opens the file in the page's place.
    event.preventDefault()
    over(true)
  })
  page.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) over(false)
  })
  page.addEventListener('drop', (event) => {
    event.preventDefault()
    over(false)
    take(event.dataTransfer)
  })
  page.addEventListener('paste', (event) => {
    // Words for the filter are not a HAR.
    if ((event.target as Element | null)?.closest('input')) return
    take(event.clipboardData)
  })
}
