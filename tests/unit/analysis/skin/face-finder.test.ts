import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { wholeOf } from '../../../../src/main/analysis/alignment/shrunk.ts'
import { findFace } from '../../../../src/main/analysis/skin/face-finder.ts'
import { centroid } from '../../../../src/main/analysis/skin/landmarks.ts'
import { FIND_SIDE, shrinkPhoto, workPicture } from '../../../../src/main/analysis/skin/work-picture.ts'
import { taskContext } from '../../../../src/main/pool/cancel-cell.ts'
import { projectRoot } from '../../../../src/main/project-root.ts'

const CONTEXT = taskContext(new Int32Array(new SharedArrayBuffer(4)))

/** The middle of the face in a photo of the demo, in shares of the picture. */
async function middleIn(name: string): Promise<{ x: number; y: number } | null> {
  const file = join(projectRoot(), 'resources', 'demo', `${name}.jpg`)
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const bytes = new Uint8Array(new SharedArrayBuffer(data.length))
  bytes.set(data)
  const photo = { width: info.width, height: info.height, bits: 8 as const, data: bytes }
  const picture = workPicture(wholeOf(photo), FIND_SIDE)
  shrinkPhoto({ photo, picture, rowBegin: 0, rowEnd: picture.height }, CONTEXT)
  const face = await findFace(picture, CONTEXT)
  const middle = face && centroid(face.landmarks)
  return middle && { x: middle.x / picture.width, y: middle.y / picture.height }
}

describe('the face that is analysed', () => {
  it.each([1, 2, 3].flatMap((patient) => [0, 1, 2, 3].map((visit) => `demo-00${patient}-visit-${visit}`)))(
    'is the face and not what looks like one in the hair: %s',
    async (name) => {
      const middle = await middleIn(name)
      expect(middle?.x).toBeCloseTo(0.5, 1)
      expect(middle?.y).toBeCloseTo(0.58, 1)
    },
  )
})
