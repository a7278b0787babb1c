import { beforeEach, describe, expect, it } from 'vitest'
import { filmKeys } from '../../../../../../src/renderer/features/viewing/film/film-keys.ts'
import { FilmReel } from '../../../../../../src/renderer/features/viewing/film/film-reel.ts'

const ALL = [true, true, true, true]
let reel: FilmReel
let told: number

beforeEach(() => {
  reel = new FilmReel()
  reel.load('one', ALL, 2)
  told = 0
  reel.subscribe(() => {
    told += 1
  })
})

const at = (): number => reel.get().at
const playing = (): boolean => reel.get().playing

describe('the reel of a film', () => {
  it('begins where it is told, and goes on there while frames come', () => {
    expect(at()).toBe(2)
    reel.step(-1)
    reel.load('one', [true, true, false, true], 2)
    expect(at()).toBe(1)
    reel.load('two', ALL, 3)
    expect(at()).toBe(3)
  })

  it('stays at its photo while others come before it', () => {
    reel.load('kept', ALL.slice(1), 1, ['b', 'c', 'd'])
    reel.load('kept', ALL, 1, ['a', 'b', 'c', 'd'])
    expect([at(), reel.photo]).toEqual([2, 'c'])
  })

  it('steps, goes to its ends, and never beyond', () => {
    reel.step(5)
    expect(at()).toBe(3)
    reel.step(1)
    expect(at()).toBe(3)
    reel.first()
    expect(at()).toBe(0)
    reel.step(-1)
    expect(at()).toBe(0)
    reel.last()
    expect(at()).toBe(3)
  })

  it('knows which way it went last', () => {
    reel.step(-1)
    expect(reel.get().forward).toBe(false)
    reel.go(1)
    expect(reel.get().forward).toBe(false)
    reel.go(3)
    expect(reel.get().forward).toBe(true)
  })

  it('tells of changes only', () => {
    reel.go(2)
    reel.stop()
    reel.setSpeed(2)
    expect(told).toBe(0)
    reel.go(3)
    expect(told).toBe(1)
  })

  it('plays to its end and stops there, and begins anew from there', () => {
    reel.togglePlay()
    expect(playing()).toBe(true)
    reel.advance()
    expect([at(), playing()]).toEqual([3, false])
    reel.togglePlay()
    expect([at(), playing()]).toEqual([0, true])
    reel.togglePlay()
    expect(playing()).toBe(false)
    reel.advance()
    expect(at()).toBe(0)
  })

  it('passes over what cannot be shown, and waits for what is not ready', () => {
    reel.load('two', [true, false, true, true], 0)
    reel.togglePlay()
    reel.advance(() => false)
    expect([at(), playing()]).toEqual([0, true])
    reel.advance((index) => index === 2)
    expect(at()).toBe(2)
  })

  it('is stopped by whoever moves it', () => {
    reel.go(0)
    reel.togglePlay()
    reel.step(1)
    expect([at(), playing()]).toEqual([1, false])
  })

  it('does nothing where there is nothing', () => {
    const empty = new FilmReel()
    empty.togglePlay()
    empty.step(1)
    empty.last()
    empty.advance()
    expect(empty.get()).toMatchObject({ at: 0, playing: false })
    empty.load('none', [false, false], 1)
    empty.togglePlay()
    expect(empty.get().playing).toBe(false)
    empty.step(-1)
    expect(empty.get().at).toBe(0)
  })

  it('is moved by arrows, Home, End and Space', () => {
    const keys = filmKeys(reel)
    const press = (key: string): void => keys[key]?.()
    press('Home')
    expect(at()).toBe(0)
    press('ArrowRight')
    expect(at()).toBe(1)
    press('ArrowLeft')
    expect(at()).toBe(0)
    press('End')
    expect(at()).toBe(3)
    press(' ')
    expect([at(), playing()]).toEqual([0, true])
  })
})
