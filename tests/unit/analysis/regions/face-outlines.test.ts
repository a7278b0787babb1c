import { describe, expect, it } from 'vitest'
import { faceOutlines } from '../../../../src/main/analysis/regions/face-outlines.ts'
import {
  seenOf,
  type MeasuredFaceRegion,
} from '../../../../src/main/analysis/regions/measure-face-regions.ts'
import { FACE_REGIONS } from '../../../../src/shared/imaging/face-regions.ts'
import { isInside, outlineArea, type Point } from '../../../../src/shared/imaging/outline.ts'
import { madeFace } from '../skin/made-face.ts'

const { landmarks } = madeFace(400)
const everywhere = (): boolean => true
const outlines = faceOutlines(landmarks, everywhere)

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})

describe('faceOutlines', () => {
  it('has the patient’s right on the left of the picture', () => {
    for (const part of ['cheek', 'eye-area'] as const) {
      const [right, left] = [outlines[`${part}-right`], outlines[`${part}-left`]]
      expect(middleOf(right).x).toBeLessThan(170)
      expect(middleOf(left).x).toBeGreaterThan(230)
    }
  })

  it('keeps the regions apart, and eyes and lips out of all but their own', () => {
    for (const [index, name] of FACE_REGIONS.entries())
      for (const other of FACE_REGIONS.slice(index + 1))
        expect(overlapPx(outlines[name], outlines[other]), `${name}, ${other}`).toBe(0)
    const parts = { mouth: landmarks.slice(48, 60), rightEye: landmarks.slice(36, 42) }
    for (const name of FACE_REGIONS) {
      expect(isInside(outlines[name], middleOf(parts.mouth)), name).toBe(false)
      expect(isInside(outlines[name], middleOf(parts.rightEye)), name).toBe(name === 'eye-area-right')
    }
  })

  it('turns with the head', () => {
    const turned = (angle: number) => (point: Point) => ({
      x: 200 + (point.x - 200) * Math.cos(angle) - (point.y - 200) * Math.sin(angle),
      y: 200 + (point.x - 200) * Math.sin(angle) + (point.y - 200) * Math.cos(angle),
    })
    const askew = faceOutlines(landmarks.map(turned(0.4)), everywhere)
    for (const name of FACE_REGIONS)
      askew[name].map(turned(-0.4)).forEach((point, index) => {
        expect(point.x).toBeCloseTo((outlines[name][index] as Point).x, 6)
        expect(point.y).toBeCloseTo((outlines[name][index] as Point).y, 6)
      })
  })

  it('ends the forehead below the hair', () => {
    const hairline = 100
    const { forehead } = faceOutlines(landmarks, ({ y }) => y > hairline)
    expect(Math.min(...outlines.forehead.map(({ y }) => y))).toBeLessThan(hairline)
    expect(Math.min(...forehead.map(({ y }) => y))).toBeGreaterThan(hairline)
  })

  it('narrows the forehead where hair covers one side of it', () => {
    const { forehead } = faceOutlines(landmarks, ({ x }) => x < 220)
    expect(Math.max(...forehead.map(({ x }) => x))).toBeLessThan(220)
    expect(forehead.length).toBeGreaterThan(6)
  })
})

function overlapPx(one: readonly Point[], other: readonly Point[]): number {
  let count = 0
  for (let y = 0; y < 400; y += 1)
    for (let x = 0; x < 400; x += 1) if (isInside(one, { x, y }) && isInside(other, { x, y })) count += 1
  return count
}

describe('seenOf', () => {
  const none = { mean: 0, sd: 0, cv: 0, area: 0, spots: 0 }
  const unsure = { mean: 0, low: 0 }
  const region = (name: MeasuredFaceRegion['name'], width: number, skinPx: number): MeasuredFaceRegion => ({
    name,
    outline: [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: width, y: 100 },
      { x: 0, y: 100 },
    ],
    insidePx: 100 * width,
    skinPx,
    maps: { red: none, brown: none, gray: none },
    confidence: { red: unsure, brown: unsure, gray: unsure },
    skin: null,
  })
  const names = (regions: readonly MeasuredFaceRegion[]) => regions.map(({ name }) => name)

  it('leaves out what is hidden, or next to nothing of the face', () => {
    const all = [region('forehead', 100, 2900), region('nose', 100, 9000), region('chin', 20, 2000)]
    expect(outlineArea((all[0] as MeasuredFaceRegion).outline)).toBe(10_000)
    expect(names(seenOf(all, 150_000))).toEqual(['nose', 'chin'])
    expect(names(seenOf(all, 250_000))).toEqual(['nose'])
  })

  it('leaves out the far side of a face that is turned away', () => {
    const all = [region('cheek-right', 20, 2000), region('cheek-left', 100, 10_000), region('nose', 9, 900)]
    expect(names(seenOf(all, 50_000))).toEqual(['cheek-left', 'nose'])
  })
})
