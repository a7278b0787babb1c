import { describe, expect, it } from 'vitest'
import { paginate, type Block } from '../../../src/main/reports/paginate.ts'

interface Named extends Block {
  readonly name: string
  readonly head?: Named
}

const block = (name: string, height: number, more: Partial<Named> = {}): Named => ({
  name,
  height,
  before: 0,
  ...more,
})

const laid = (blocks: readonly Named[], room = 100) =>
  paginate(blocks, () => room).map((page) =>
    page.map(({ block: { name }, y, repeated }) => `${name}@${y}${repeated ? ' again' : ''}`),
  )

describe('paginate', () => {
  it('puts blocks below one another with their white, none at the top', () => {
    expect(laid([block('a', 10, { before: 20 }), block('b', 10, { before: 5 })])).toEqual([['a@0', 'b@15']])
  })

  it('never cuts a block', () => {
    expect(laid([block('a', 60), block('b', 60)])).toEqual([['a@0'], ['b@0']])
  })

  it('leaves no heading alone at the end of a page', () => {
    const heading = block('heading', 20, { keepWithNext: true })
    expect(laid([block('a', 60), heading, block('b', 30)])).toEqual([['a@0'], ['heading@0', 'b@20']])
  })

  it('repeats a table’s head on each page that it goes on to', () => {
    const head = block('head', 10, { keepWithNext: true })
    const rows = ['1', '2', '3', '4'].map((name) => block(name, 40, { head }))
    expect(laid([head, ...rows])).toEqual([
      ['head@0', '1@10', '2@50'],
      ['head@0 again', '3@10', '4@50'],
    ])
  })

  it('keeps rows of a group together', () => {
    const rows = ['1', '2', '3'].map((name) => block(name, 20, { keepWithNext: name !== '3' }))
    expect(laid([block('a', 50), ...rows])).toEqual([['a@0'], ['1@0', '2@20', '3@40']])
  })

  it('breaks a group that no page has room for where it must', () => {
    const rows = Array.from({ length: 6 }, (_, at) => block(`${at}`, 40, { keepWithNext: at < 5 }))
    expect(laid(rows).map((page) => page.length)).toEqual([2, 2, 2])
  })

  it('gives a block that is higher than a page one for itself', () => {
    expect(laid([block('a', 10), block('tall', 500), block('b', 10)])).toEqual([['a@0'], ['tall@0'], ['b@0']])
  })

  it('reckons with pages of different heights', () => {
    const pages = paginate([block('a', 40), block('b', 40)], (page) => (page === 0 ? 50 : 100))
    expect(pages.map((page) => page.map(({ block: { name } }) => name))).toEqual([['a'], ['b']])
  })

  it('gives one empty page for nothing', () => {
    expect(laid([])).toEqual([[]])
  })
})
