import type { PatientLook, PatientView } from '../../../src/shared/contract/patient-view.ts'

const LOOK: PatientLook = {
  image: { width: 640, height: 480 },
  pane: { width: 320, height: 480 },
  fitted: true,
  transform: { a: 0.5, b: 0, tx: 0, ty: 120 },
}

/** One pane with the photo of `set`. */
export const patientViewOf = (set: string): PatientView => ({
  panes: [
    {
      kind: 'one',
      layer: 'photo',
      days: [1_800_000_000_000],
      state: 'there',
      marks: [],
      look: LOOK,
      fromHand: { a: 1, b: 0, tx: 0, ty: 0 },
      sheets: [
        {
          source: { kind: 'layer', set, layer: 'photo' },
          image: { width: 640, height: 480 },
          place: { a: 1, b: 0, tx: 0, ty: 0 },
          alpha: 1,
          part: null,
        },
      ],
      drawings: null,
    },
  ],
  loupe: null,
})
