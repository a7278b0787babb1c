import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PhotoAnnotations } from '../../../../../src/renderer/features/annotations/photo-annotations.ts'
import { ANNOTATION_LIMITS, type AnnotationShape } from '../../../../../src/shared/domain/annotation.ts'
import { MemoryRecord } from './memory-record.ts'

const shape: AnnotationShape = { kind: 'text', colour: 'blue', at: { x: 1, y: 2 } }

let record: MemoryRecord
let annotations: PhotoAnnotations
let faults: Error[]

async function begin(from: MemoryRecord | null): Promise<PhotoAnnotations> {
  const begun = new PhotoAnnotations({
    record: from,
    onChange: () => undefined,
    onFault: (error) => faults.push(error),
  })
  await vi.waitUntil(() => begun.state.kind !== 'loading')
  return begun
}

const shown = () =>
  annotations.state.kind === 'ready'
    ? annotations.state.drawn.map(({ text }) => text)
    : annotations.state.kind

beforeEach(async () => {
  record = new MemoryRecord()
  faults = []
  annotations = await begin(record)
})

describe('the annotations of a kept photo', () => {
  it('are those of the record, in its order', async () => {
    await record.add({ shape, text: 'one' })
    await record.add({ shape, text: 'two' })
    annotations = await begin(record)
    expect(shown()).toEqual(['one', 'two'])
  })

  it('are shown at once and written one after another', async () => {
    const key = annotations.add({ shape, text: 'one' }) ?? ''
    annotations.change(key, { shape, text: 'two' })
    annotations.change(key, { shape, text: 'three' })
    expect(shown()).toEqual(['three'])
    expect(record.texts).toEqual([])
    await annotations.settled()
    expect(record.texts).toEqual(['three'])
    annotations.delete(key)
    await annotations.settled()
    expect(record.asked).toEqual(['list', 'add one', 'change id1 two', 'change id1 three', 'delete id1'])
  })

  it('are undone and done again in the record too, also what has got another id there meanwhile', async () => {
    const key = annotations.add({ shape, text: 'one' }) ?? ''
    annotations.change(key, { shape, text: 'two' })
    annotations.delete(key)
    expect(annotations.undo()).toBe(key)
    expect(annotations.undo()).toBe(key)
    await annotations.settled()
    expect([shown(), record.texts]).toEqual([['one'], ['one']])
    expect(record.held[0]?.id).toBe('id2')
    annotations.redo()
    annotations.redo()
    await annotations.settled()
    expect([shown(), record.texts]).toEqual([[], []])
    expect(annotations.redo()).toBeNull()
    expect(faults).toEqual([])
  })

  it('are what the record holds where something could not be written, without a history of what never was', async () => {
    annotations.add({ shape, text: 'one' })
    await annotations.settled()
    record.fault = new Error('no room')
    annotations.add({ shape, text: 'two' })
    annotations.add({ shape, text: 'three' })
    expect(shown()).toEqual(['one', 'two', 'three'])
    await annotations.settled()
    expect(faults).toEqual([new Error('no room')])
    expect([shown(), record.texts]).toEqual([['one'], ['one']])
    expect(annotations.undo()).toBeNull()
    annotations.add({ shape, text: 'four' })
    await annotations.settled()
    expect(record.texts).toEqual(['one', 'four'])
  })

  it('can be read again where they could not be read, and nothing is drawn until then', async () => {
    record.fault = new Error('locked')
    annotations = await begin(record)
    expect(shown()).toBe('failed')
    expect(annotations.add({ shape, text: 'one' })).toBeNull()
    await annotations.read()
    expect(shown()).toEqual([])
    expect(faults).toEqual([new Error('locked')])
  })

  it('are no more than a photo may have', async () => {
    for (let count = 0; count < ANNOTATION_LIMITS.ofPhoto; count += 1) annotations.add({ shape, text: '' })
    expect(annotations.isFull).toBe(true)
    expect(annotations.add({ shape, text: '' })).toBeNull()
    await annotations.settled()
    expect(record.held).toHaveLength(ANNOTATION_LIMITS.ofPhoto)
  })
})

describe('the annotations of nobody’s photo', () => {
  it('are there at once, undone and done again, and written nowhere', async () => {
    annotations = new PhotoAnnotations({ record: null, onChange: () => undefined, onFault: () => undefined })
    annotations.add({ shape, text: 'one' })
    annotations.undo()
    expect(shown()).toEqual([])
    annotations.redo()
    expect(shown()).toEqual(['one'])
    await annotations.settled()
    await annotations.read()
    expect(shown()).toEqual(['one'])
  })
})
