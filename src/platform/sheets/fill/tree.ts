import { SaxesParser } from 'saxes'
import { Problem } from '../../problem.ts'
import { sheetProblem } from '../problems.ts'

/** A part of a form as a tree; names keep their prefix, so that it is written as it was read. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

const deepest = 100

/** How many elements may still be read: a few bytes of a part become a hundred in memory. */
export interface Budget {
  left: number
}

export const budgetOfForm = 500_000

/** The root of an XML part. Document types, trees without bottom and more elements than a form has are refused. */
export function parseXml(bytes: Buffer, budget: Budget = { left: budgetOfForm }): Element {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const document: Element = { name: '', attributes: {}, children: [] }
  const open = [document]
  const refuse = () => {
    throw sheetProblem.broken()
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', ({ name, attributes }) => {
    budget.left -= 1
    if (budget.left < 0) throw sheetProblem.tooManyCells()
    if (open.length > deepest) refuse()
    const element: Element = { name, attributes, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const text = (piece: string) => {
    if (open.length > 1) open.at(-1)!.children.push(piece)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  try {
    parser.write(new TextDecoder().decode(bytes)).close()
  } catch (error) {
    throw error instanceof Problem ? error : sheetProblem.broken()
  }
  return elementsOf(document)[0] ?? refuse()
}

export function writeXml(root: Element): Buffer {
  const pieces: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  write(root, pieces)
  return Buffer.from(pieces.join(''))
}

function write({ name, attributes, children }: Element, pieces: string[]): void {
  pieces.push('<', name)
  for (const key in attributes) pieces.push(' ', key, '="', spelt(attributes[key]!), '"')
  if (children.length === 0) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  for (const child of children) {
    if (typeof child === 'string') pieces.push(spelt(child))
    else write(child, pieces)
  }
  pieces.push('</', name, '>')
}

const spellings: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

function spelt(text: string): string {
  return /[&<>"\r\n\t]/.test(text) ? text.replace(/[&<>"\r\n\t]/g, (character) => spellings[character]!) : text
}

/** The name without its prefix. */
export function local({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1)
}

/** A new element under the prefix of one that is there. */
export function like(
  { name: spelling }: Element,
  name: string,
  attributes: Record<string, string> = {},
  children: Element['children'] = [],
): Element {
  return { name: spelling.slice(0, spelling.indexOf(':') + 1) + name, attributes, children }
}

export function elementsOf({ children }: Element, name?: string): Element[] {
  return children.filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || local(child) === name),
  )
}

export function childOf(element: Element, name: string): Element | undefined {
  return elementsOf(element, name)[0]
}

export function textOf(element: Element | undefined): string {
  return element ? element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') : ''
}

/** The tree with every element as `change` leaves it, innermost first; what it leaves as it is stays the same object. */
export function mapped(element: Element, change: (element: Element) => Element): Element {
  let same = true
  const children = element.children.map((child) => {
    if (typeof child === 'string') return child
    const next = mapped(child, change)
    same &&= next === child
    return next
  })
  return change(same ? element : { ...element, children })
}
