/** A tag as one number: the group before the element. */
export const tagOf = (group: number, element: number): number => group * 0x10000 + element

/** How the attributes and the pixels of a file are written. */
export interface Encoding {
  readonly explicit: boolean
  readonly jpeg: boolean
}

/** The transfer syntaxes that are read. The deflated ones, big endian and every other compression are not. */
export const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['1.2.840.10008.1.2', { explicit: false, jpeg: false }],
  ['1.2.840.10008.1.2.1', { explicit: true, jpeg: false }],
  ['1.2.840.10008.1.2.4.50', { explicit: true, jpeg: true }],
])
