import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instance } from '../../../src/main/dicom/dataset.ts'
import { documentInstance } from '../../../src/main/dicom/document-instance.ts'
import { mapInstance } from '../../../src/main/dicom/map-instance.ts'
import { numbersInstance } from '../../../src/main/dicom/numbers-instance.ts'
import { photoInstance } from '../../../src/main/dicom/photo-instance.ts'
import { uidOf } from '../../../src/main/dicom/uids.ts'
import { writeInstance } from '../../../src/main/dicom/write-instance.ts'
import { raw, scene } from '../decoder/scenes.ts'
import { madeAnalysis, madePhoto, madeReport, srgbProfile, subject } from './made-record.ts'
import { MISSING, readWithPydicom, runProgram, without } from './programs.ts'

const picture = scene()
let folder: string
let srgb: Uint8Array
let jpeg: Buffer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'basalis-dicom-'))
  srgb = await srgbProfile()
  jpeg = await raw(picture).jpeg({ quality: 95 }).toBuffer()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function written(name: string, instance: Instance): string {
  const path = join(folder, name)
  writeFileSync(path, writeInstance(instance))
  return path
}

const decode = () => Promise.resolve(picture)
const photoOf = (original: Uint8Array, given: Parameters<typeof madePhoto>[1] = {}) =>
  photoInstance({ subject, photo: madePhoto(original, given), number: 1, original, srgb, decode })

const plane = Uint16Array.from({ length: 96 * 64 }, (_, i) => (i * 997) % 65536)
const mapOf = () =>
  mapInstance({
    subject,
    photo: madePhoto(jpeg),
    number: 1,
    analysis: madeAnalysis,
    report: madeReport,
    pigment: 'brown',
    width: 96,
    height: 64,
    plane,
  })
const numbersOf = () =>
  numbersInstance({ subject, photo: madePhoto(jpeg), number: 1, analysis: madeAnalysis, report: madeReport })
const documentOf = () =>
  documentInstance({
    subject,
    id: '44'.repeat(16),
    number: 1,
    atMs: madeAnalysis.atMs,
    title: '报告 Report',
    pdf: Buffer.from('%PDF-1.4\n%%EOF'),
  })

const { dcmtk, pydicom } = MISSING

describe.skipIf(dcmtk)(`by dcmtk${without(dcmtk)}`, () => {
  it('every kind of file is DICOM without a warning', async () => {
    const paths = [
      written('photo.dcm', await photoOf(jpeg)),
      written('pixels.dcm', await photoOf(await raw(picture).png().toBuffer(), { format: 'png' })),
      written('map.dcm', mapOf()),
      written('numbers.dcm', numbersOf()),
      written('document.dcm', documentOf()),
    ]
    for (const path of paths) {
      expect(runProgram('dcmftest', path)).toContain('yes:')
      expect(runProgram('dcmdump', '-q', '+fo', path)).toMatch(/PatientName/)
    }
    const dump = runProgram('dcmdump', '+U8', paths[0] ?? '')
    expect(dump).toContain('[Ouyang^Xiaomei=欧阳^小梅]')
    expect(dump).toContain('JPEG Baseline')
    expect(dump).toContain('[ISO_IR 192]')
  })

  it.each([
    ['4:2:0', '4:2:0'],
    ['4:4:4', '4:4:4'],
  ])('the pixels of a JPEG with %s are those of the photo', async (_name, chromaSubsampling) => {
    const original = await raw(picture).jpeg({ quality: 95, chromaSubsampling }).toBuffer()
    const path = written('pixels-of-jpeg.dcm', await photoOf(original))
    const ppm = join(folder, 'jpeg.ppm')
    runProgram('dcmj2pnm', '--write-raw-pnm', path, ppm)
    const seen = pixelsOf(ppm)
    const expected = await sharp(original).raw().toBuffer()
    expect(meanDifference(seen, expected)).toBeLessThan(2)
  })

  it('the pixels of any other original are its decoded ones, to the last bit', async () => {
    const png = await raw(picture).png().toBuffer()
    const path = written('pixels-of-png.dcm', await photoOf(png, { format: 'png' }))
    const ppm = join(folder, 'png.ppm')
    runProgram('dcm2pnm', '--write-raw-pnm', path, ppm)
    expect(pixelsOf(ppm).equals(Buffer.from(picture.data))).toBe(true)
  })

  it('the report is a Comprehensive SR whose tree is valid', () => {
    const dump = runProgram('dsrdump', '+U8', written('numbers-tree.dcm', numbersOf()))
    expect(dump).toContain('Imaging Measurement Report')
    expect(dump).toMatch(/Mean.*="30" .*percent/)
    expect(dump).toContain('Individual typology angle')
  })
})

describe.skipIf(pydicom)(`by a second reader${without(pydicom)}`, () => {
  it('a photo says who, what, where and when, and holds the very bytes of the camera', async () => {
    const path = written('second.dcm', await photoOf(jpeg))
    const frame = join(folder, 'frame.jpg')
    const seen = readWithPydicom(
      `from pydicom.encaps import generate_pixel_data_frame
d = pydicom.dcmread(sys.argv[1])
open(sys.argv[2], 'wb').write(next(generate_pixel_data_frame(d.PixelData)))
print(json.dumps(dict(cls=d.SOPClassUID, uid=d.SOPInstanceUID, study=d.StudyInstanceUID, mod=d.Modality,
  pn=str(d.PatientName), alpha=str(d.PatientName).split('=')[0], ideo=str(d.PatientName).split('=')[1], pid=d.PatientID,
  born=d.PatientBirthDate, sex=d.PatientSex, type=list(d.ImageType), features=d.RecognizableVisualFeatures,
  region=d.AnatomicRegionSequence[0].CodeValue, orient=list(d.PatientOrientation), lat=d.ImageLaterality,
  photometric=d.PhotometricInterpretation, icc=len(d.ICCProfile), space=d.ColorSpace, reason=d.StudyDescription,
  maker=d.Manufacturer, model=d.ManufacturerModelName, lossy=d.LossyImageCompression, rows=d.Rows, cols=d.Columns,
  taken=d.AcquisitionDateTime)))`,
      path,
      frame,
    )
    expect(seen).toMatchObject({
      cls: '1.2.840.10008.5.1.4.1.1.77.1.4',
      uid: uidOf('photo', '22'.repeat(16)),
      study: uidOf('study', '11'.repeat(16)),
      mod: 'XC',
      alpha: 'Ouyang^Xiaomei',
      ideo: '欧阳^小梅',
      pid: 'A-17/张',
      born: '19910308',
      sex: 'F',
      type: ['ORIGINAL', 'PRIMARY'],
      features: 'YES',
      region: '89545001',
      orient: ['P', 'F'],
      lat: 'L',
      photometric: 'YBR_FULL_422',
      icc: srgb.byteLength + (srgb.byteLength % 2),
      space: 'SRGB',
      reason: '复诊 control',
      maker: 'Canon',
      model: 'Canon EOS R5',
      lossy: '01',
      rows: 64,
      cols: 96,
    })
    expect(readFileSync(frame).subarray(0, jpeg.byteLength).equals(jpeg)).toBe(true)
  })

  it('a map gives percent by its Modality LUT, and says what it was derived from, and how', () => {
    const seen = readWithPydicom(
      `d = pydicom.dcmread(sys.argv[1])
import struct
raw = struct.unpack('<%dH' % (d.Rows * d.Columns), d.PixelData)
print(json.dumps(dict(raw=raw[:5], slope=float(d.RescaleSlope), type=list(d.ImageType), rescale=d.RescaleType,
  source=d.SourceImageSequence[0].ReferencedSOPInstanceUID, derived=d.DerivationDescription,
  code=d.DerivationCodeSequence[0].CodeValue, tool=d.ContributingEquipmentSequence[0].ManufacturerModelName,
  versions=list(d.ContributingEquipmentSequence[0].SoftwareVersions))))`,
      written('map-second.dcm', mapOf()),
    )
    expect(seen).toMatchObject({
      raw: [...plane.subarray(0, 5)],
      type: ['DERIVED', 'PRIMARY'],
      rescale: 'PCT',
      source: uidOf('photo', '22'.repeat(16)),
      code: 'MAP-BROWN',
      tool: 'pigment-net',
      versions: ['pipeline 1.3.0', 'net 2.0.0'],
    })
    expect(65535 * (seen as { slope: number }).slope).toBeCloseTo(100, 6)
  })

  it('a document is the PDF with its length', () => {
    const seen = readWithPydicom(
      `d = pydicom.dcmread(sys.argv[1])
print(json.dumps(dict(pdf=d.EncapsulatedDocument[:d.EncapsulatedDocumentLength].decode(), title=d.DocumentTitle,
  mime=d.MIMETypeOfEncapsulatedDocument)))`,
      written('document-second.dcm', documentOf()),
    )
    expect(seen).toEqual({ pdf: '%PDF-1.4\n%%EOF', title: '报告 Report', mime: 'application/pdf' })
  })
})

/** Of a binary PPM: three numbers behind `P6`, one blank, then the samples. */
function pixelsOf(path: string): Buffer {
  const file = readFileSync(path)
  const head = /^P6\s+(?:#.*\s+)*\d+\s+\d+\s+\d+\s/.exec(file.subarray(0, 200).toString('latin1'))
  return file.subarray(head?.[0].length ?? 0)
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  expect(a.byteLength).toBe(b.byteLength)
  let sum = 0
  for (let i = 0; i < a.byteLength; i += 1) sum += Math.abs((a[i] ?? 0) - (b[i] ?? 0))
  return sum / a.byteLength
}
