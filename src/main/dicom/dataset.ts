/** A value of an attribute; several are a list, a sequence is a list of datasets, bytes are a list of one buffer. */
export type DicomValue =
  | string
  | number
  | Dataset
  | readonly string[]
  | readonly number[]
  | readonly Dataset[]
  | readonly [ArrayBuffer]

/** Attributes by their keywords (PS3.6). */
export interface Dataset {
  readonly [keyword: string]: DicomValue
}

/** A dataset and how it is written. */
export interface Instance {
  readonly sopClass: string
  readonly sopInstance: string
  readonly studyInstance: string
  readonly transferSyntax: string
  readonly dataset: Dataset
}

export const SOP_CLASSES = {
  /** VL Photographic Image Storage. */
  photo: '1.2.840.10008.5.1.4.1.1.77.1.4',
  /** Secondary Capture Image Storage. */
  map: '1.2.840.10008.5.1.4.1.1.7',
  /** Comprehensive SR Storage. */
  numbers: '1.2.840.10008.5.1.4.1.1.88.33',
  /** Encapsulated PDF Storage. */
  document: '1.2.840.10008.5.1.4.1.1.104.1',
} as const

export const TRANSFER_SYNTAXES = {
  implicitLittle: '1.2.840.10008.1.2',
  explicitLittle: '1.2.840.10008.1.2.1',
  /** JPEG Baseline (Process 1): 8-bit lossy. */
  jpegBaseline: '1.2.840.10008.1.2.4.50',
} as const

/** Bytes as the value of an attribute: a copy of an even length, as every value has to have. */
export function bytesValue(bytes: Uint8Array): readonly [ArrayBuffer] {
  const even = new Uint8Array(bytes.byteLength + (bytes.byteLength % 2))
  even.set(bytes)
  return [even.buffer]
}
