// WXML as the framework's templates.
import type { Files } from './files.ts'
import type { MiniProgramFramework, TemplateProblem } from './framework.ts'

/** @throws Error that names the file and line of the first template in which the compiler finds a problem */
export function compileTemplates(files: Files, compiler: MiniProgramFramework['templateCompiler']) {
  const group = new compiler.TmplGroup()
  for (const file of files.endingIn('.wxs')) group.addScript(file.slice(0, -4), files.text(file))
  for (const file of files.endingIn('.wxml')) {
    const problems = group.addTmpl(file.slice(0, -5), files.text(file)) as readonly TemplateProblem[]
    const first = problems.find(({ level }) => level !== 'Note')
    if (first) throw new Error(`${file}:${first.startLine + 1}: ${first.message}`)
  }
  const groups = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Record<string, unknown>
  return (path: string) => ({
    content: groups[path],
    groupList: groups,
    // Events of elements such as <view> reach the page's methods.
    fallbackListenerOnNativeNode: true,
  })
}
