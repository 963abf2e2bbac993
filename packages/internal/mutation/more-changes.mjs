// Changes that Stryker does not make, for `npm run mutate -- PACKAGE --more`: one statement, argument, item, field or
// `await` is left out, a number is another one, two statements change places, one side of `??` stays.
import babel from '@babel/core'

const { types: t } = babel
const without = (list, at) => list.filter((_, index) => index !== at)
const swapped = (list, at) => [...list.slice(0, at), list[at + 1], list[at], ...list.slice(at + 2)]
const places = (list) => list.map((_, index) => index)
const isStep = (node) => t.isExpressionStatement(node) || t.isIfStatement(node)
const isSuper = (node) => t.isCallExpression(node) && t.isSuper(node.callee)

const number = ({ node }) => {
  if (!t.isNumericLiteral(node)) return []
  const { value } = node
  return [value + 1, ...(value > 1 ? [value - 1] : []), ...(value > 9 ? [value * 2] : [])].map((other) =>
    t.numericLiteral(other),
  )
}

const statement = ({ node }) =>
  (t.isExpressionStatement(node) && !isSuper(node.expression)) ||
  t.isContinueStatement(node) ||
  t.isBreakStatement(node)
    ? [t.emptyStatement()]
    : []

const steps = ({ node }) => {
  if (!t.isBlockStatement(node)) return []
  const { body } = node
  return places(body)
    .filter((at) => isStep(body[at]) && isStep(body[at + 1]))
    .map((at) => t.blockStatement(swapped(body, at)))
}

const field = ({ node }) => {
  if (!t.isObjectExpression(node) || node.properties.length < 2) return []
  const { properties } = node
  const overwrites = places(properties.slice(1)).filter(
    (at) => t.isSpreadElement(properties[at]) || t.isSpreadElement(properties[at + 1]),
  )
  return [
    ...places(properties).map((at) => t.objectExpression(without(properties, at))),
    ...overwrites.map((at) => t.objectExpression(swapped(properties, at))),
  ]
}

const item = ({ node }) =>
  t.isArrayExpression(node) && node.elements.length > 1
    ? places(node.elements).map((at) => t.arrayExpression(without(node.elements, at)))
    : []

const argument = ({ node }) => {
  if (!t.isCallExpression(node) || node.arguments.length < 2 || isSuper(node)) return []
  return places(node.arguments)
    .filter((at) => !t.isSpreadElement(node.arguments[at]))
    .map((at) => {
      const call = t.cloneNode(node, false)
      call.arguments = node.arguments.map((given, index) => (index === at ? t.identifier('undefined') : given))
      return call
    })
}

const side = ({ node }) => (t.isLogicalExpression(node, { operator: '??' }) ? [node.left, node.right] : [])

const awaited = ({ node }) => (t.isAwaitExpression(node) ? [node.argument] : [])

/** In the form of Stryker's own; its list is an array that may be emptied and filled. */
export const moreChanges = Object.entries({ number, statement, steps, field, item, argument, side, awaited }).map(
  ([name, mutate]) => ({ name, mutate }),
)
