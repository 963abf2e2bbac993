// The list of packages is longer than the screen: a page's own row in the sidebar is brought into view.

export function showOwnRow(): void {
  const sidebar = document.querySelector('.VPSidebar')
  const row = sidebar?.querySelector('.is-active.is-link')
  if (!sidebar || !row) return
  const { top, bottom, height } = sidebar.getBoundingClientRect()
  const place = row.getBoundingClientRect()
  // A row that can be seen stays where it is.
  if (place.bottom > bottom || place.top < top) sidebar.scrollTop += place.top - top - height / 2
}
