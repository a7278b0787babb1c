import type { Dataset } from './dataset.ts'

/** A coded entry (PS3.3 §8). */
export interface Code {
  readonly value: string
  readonly scheme: 'DCM' | 'SCT' | 'UCUM' | 'RFC5646' | '99BASALIS'
  readonly meaning: string
}

export const code = (scheme: Code['scheme'], value: string, meaning: string): Code => ({
  scheme,
  value,
  meaning,
})

export const codeItem = ({ value, scheme, meaning }: Code): Dataset => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
})

/** Units of UCUM as the structured report needs them. */
export const UNITS = {
  percent: code('UCUM', '%', 'percent'),
  degree: code('UCUM', 'deg', 'degree'),
  count: code('UCUM', '{spots}', 'spots'),
  lightness: code('UCUM', '{L*}/{pixel}', 'L* per pixel'),
} as const
