import { describe, expect, it } from 'vitest'
import { boundaryOf, multipartOf, partsOf } from '../../../src/main/pacs/multipart.ts'

const LIMITS = { maxParts: 3, maxPartBytes: 1000 }

/** Pieces of so many bytes. */
async function* inPieces(body: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.byteLength; at += bytes)
    yield await Promise.resolve(body.subarray(at, at + bytes))
}

async function read(body: Buffer | string, limits = LIMITS, step = 7): Promise<string[]> {
  const parts: string[] = []
  for await (const part of partsOf(inPieces(Buffer.from(body), step), 'b', limits))
    parts.push(part.toString('latin1'))
  return parts
}

const part = (content: string): string => `\r\n--b\r\nContent-Type: application/dicom\r\n\r\n${content}`
const END = '\r\n--b--'
const invalid = { code: 'ARCHIVE_ANSWER_INVALID' }

describe('files in parts', () => {
  it.each([1, 2, 3, 5, 64, 4096])('come whole in pieces of %i bytes', async (step) => {
    const body = `--b${part('one').slice(5)}${part('')}${part('three\r\n--c\r\n')}${END}and what stands behind`
    expect(await read(body, LIMITS, step)).toEqual(['one', '', 'three\r\n--c\r\n'])
  })

  it('may be as many and as long as was said, and no more', async () => {
    const long = 'x'.repeat(1000)
    expect(await read(part(long) + END)).toEqual([long])
    await expect(read(part(`${long}x`) + END)).rejects.toMatchObject(invalid)
    expect(await read(part('1') + part('2') + part('3') + END)).toHaveLength(3)
    await expect(read([1, 2, 3, 4].map(String).map(part).join('') + END)).rejects.toMatchObject(invalid)
  })

  it('are held no further than a part may be long, where none ends', async () => {
    let pulled = 0
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) {
        pulled += 1
        yield await Promise.resolve(Buffer.alloc(1000, 0x20))
      }
    }
    const reading = partsOf(endless(), 'b', LIMITS).next()
    await expect(reading).rejects.toMatchObject(invalid)
    expect(pulled).toBeLessThan(20)
  })

  it.each([
    ['nothing', ''],
    ['no end', part('one')],
    ['half an end', `${part('one')}\r\n--b-`],
    ['a part without a head', `\r\n--b\r\nno head${END}`],
    ['another boundary', `\r\n--c\r\n\r\nx\r\n--c--`],
  ])('are refused: %s', async (_name, body) => {
    await expect(read(body)).rejects.toMatchObject(invalid)
  })
})

describe('the boundary', () => {
  it.each([
    ['multipart/related; type="application/dicom"; boundary="b 1"', 'b 1'],
    ['multipart/related; boundary=b; type="application/dicom"', 'b'],
    ['Multipart/Related;BOUNDARY=b', 'b'],
  ])('of %s is %s', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary)
  })

  it.each(['application/dicom', 'multipart/mixed; boundary=b', 'multipart/related', ''])(
    'is missed in %s',
    (type) => {
      expect(() => boundaryOf(type)).toThrow(expect.objectContaining(invalid))
    },
  )

  it('of what is sent is new each time, and stands round the file', async () => {
    const file = Buffer.from('the file')
    const [one, two] = [multipartOf(file), multipartOf(file)]
    expect(one.type).not.toBe(two.type)
    const body = Buffer.concat(one.parts)
    const parts: Buffer[] = []
    for await (const read of partsOf(inPieces(body, 10), boundaryOf(one.type), LIMITS)) parts.push(read)
    expect(parts).toEqual([file])
  })
})
