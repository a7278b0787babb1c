/** Files that are not photos we decode, by what their first bytes say, with their English names. */
export const FILE_KINDS = {
  empty: 'an empty file',
  media: 'an audio or video file',
  video: 'a video file',
  gif: 'a GIF file',
  bmp: 'a BMP file',
  pdf: 'a PDF file',
  cr2: 'a raw camera file (CR2)',
  cr3: 'a raw camera file (CR3)',
  rw2: 'a raw camera file (RW2)',
  orf: 'a raw camera file (ORF)',
  raf: 'a raw camera file (RAF)',
  x3f: 'a raw camera file (X3F)',
  dicom: 'a DICOM file that is no colour photo of 8 bits',
  tiffOrRaw: 'a TIFF or raw camera file',
  tiff: 'a TIFF file',
  photoshop: 'a Photoshop file',
  jpegXl: 'a JPEG XL file',
  jpeg2000: 'a JPEG 2000 file',
  zip: 'a ZIP archive',
  gzip: 'a gzip archive',
  avif: 'an AVIF file',
  heicSequence: 'a HEIC image sequence',
  heifOther: 'a HEIF file without an HEVC picture',
  svg: 'an SVG file',
  text: 'a text file',
  unknown: 'a file of an unknown type',
} as const

export type FileKind = keyof typeof FILE_KINDS

export const isFileKind = (value: unknown): value is FileKind =>
  typeof value === 'string' && Object.hasOwn(FILE_KINDS, value)
