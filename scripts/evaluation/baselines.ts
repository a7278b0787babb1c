import type { Pigment } from '../../src/shared/imaging/pigments.ts'
import type { RgbPlanes } from '../../src/main/simulator/sensor.ts'
import { erythemaAndMelaninIndex, labIndices } from './colour-indices.ts'
import { independentComponents } from './independent-components.ts'
import { lookUpInversion } from './look-up.ts'
import { fixedVectors } from './pigment-vectors.ts'

/** Planes of a picture in any unit that grows with the pigment; a method need not know every pigment. */
export type BaselineMaps = Partial<Readonly<Record<Pigment, Float32Array>>>

export interface Baseline {
  readonly name: string
  readonly source: string
  /** False where every picture sets its own axes: maps of two pictures have no common scale then. */
  readonly comparable: boolean
  /** `skin`: 1 a pixel, else 0. */
  readonly mapsOf: (picture: RgbPlanes, skin: Uint8Array) => BaselineMaps
}

/** What a net has to beat. */
export const BASELINES: readonly Baseline[] = [
  {
    name: 'EI, MI, −b*',
    source: 'erythema and melanin index, Takiwaki et al. 1994',
    comparable: true,
    mapsOf: erythemaAndMelaninIndex,
  },
  {
    name: 'a*, −ITA°, −L*',
    source: 'CIE L*a*b*; typology angle, Chardon et al. 1991',
    comparable: true,
    mapsOf: labIndices,
  },
  {
    name: 'fixed vectors',
    source: 'density along the vectors of kinemasa/rPPG, after Tsumura et al. 2003',
    comparable: true,
    mapsOf: fixedVectors,
  },
  {
    name: 'independent components',
    source: 'Tsumura et al. 2003, every picture on its own',
    comparable: false,
    mapsOf: independentComponents,
  },
  {
    name: 'look-up',
    source: 'chromaticity table after Alotaibi and Smith 2017, from our own forward model',
    comparable: true,
    mapsOf: lookUpInversion,
  },
]
