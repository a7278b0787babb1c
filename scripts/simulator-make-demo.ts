/** Renders the photos of the demo clinic into resources/demo: `npm run make:demo`. The same every time. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import {
  DEMO_DAYS_BETWEEN,
  DEMO_PATIENTS,
  DEMO_VISITS,
  demoPhotoName,
} from '../src/main/demo/demo-patients.ts'
import { projectRoot } from '../src/main/project-root.ts'
import { renderFace } from '../src/main/simulator/face/render-face.ts'
import type { SkinType } from '../src/main/simulator/subject.ts'

const PX_PER_MM = 3.2

for (const patient of DEMO_PATIENTS)
  for (let visit = 0; visit < DEMO_VISITS; visit++) {
    const skinType = patient.fields.skinType as SkinType
    const { rgb } = renderFace(patient.seed, { pxPerMm: PX_PER_MM, skinType, visit, days: DEMO_DAYS_BETWEEN })
    const { width, height } = rgb
    const jpeg = await sharp(rgb.data as Uint8Array, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88, chromaSubsampling: '4:4:4' })
      .toBuffer()
    const name = demoPhotoName(patient, visit)
    await writeFile(join(projectRoot(), 'resources', 'demo', name), jpeg)
    console.log(`${name}: ${width} × ${height} px, ${(jpeg.length / 1024).toFixed(0)} KB`)
  }
