/**
 * The primitive structures that every finding is painted from. Places and sizes are millimetres from the top left
 * corner of the patch; amounts are µm of equivalent layer on top of the subject's clean skin. A finding (a freckle,
 * a papule with its halo, a wrinkle) is one or several of them.
 */
export type Pigment = 'melanin' | 'blood' | 'dermalMelanin'

export interface PointMm {
  readonly x: number
  readonly y: number
}

/** A round or oval spot with an uneven outline. */
export interface Spot {
  readonly kind: 'spot'
  readonly pigment: Pigment
  readonly centre: PointMm
  readonly radiusX: number
  readonly radiusY: number
  readonly angle: number
  readonly amountUm: number
  /** Width of the border: 0.05 = sharp, 1 = fades from the middle on. */
  readonly softness: number
  /** How far the outline strays from the oval, 0…0.5. */
  readonly irregularity: number
  /** Uneven filling, 0…0.6. */
  readonly mottling: number
}

/** A cloudy area: smooth noise above a threshold, inside an oval or everywhere. */
export interface Field {
  readonly kind: 'field'
  readonly pigment: Pigment
  readonly amountUm: number
  /** Size of the clouds. */
  readonly wavelength: number
  /** Threshold in standard deviations of the noise: 0 covers half. */
  readonly threshold: number
  /** Width of the edge in standard deviations. */
  readonly softness: number
  readonly window: Window | null
}

/** A soft oval outside which a field is nothing. */
export interface Window {
  readonly centre: PointMm
  readonly radiusX: number
  readonly radiusY: number
  readonly angle: number
}

/** A region inside a smooth closed curve, such as the red of the lips. A negative amount is less than in clean skin. */
export interface Area {
  readonly kind: 'area'
  readonly pigment: Pigment
  readonly outline: readonly PointMm[]
  readonly amountUm: number
  /** Half the width of the soft border, mm. */
  readonly borderMm: number
  /** Uneven filling, 0…0.6. */
  readonly mottling: number
}

/** A thin blood vessel near the surface. */
export interface Vessel {
  readonly kind: 'vessel'
  readonly path: readonly PointMm[]
  readonly width: number
  readonly amountUm: number
}

/** A wrinkle: a groove with the given depth, 1 = as deep as the scale of the gray map goes. */
export interface Wrinkle {
  readonly kind: 'wrinkle'
  readonly path: readonly PointMm[]
  readonly width: number
  /** 0…1 */
  readonly depth: number
}

/** Relief that is not a target: pores, raised spots, and the fine furrow net of all skin. */
export interface Pores {
  readonly kind: 'pores'
  readonly spacing: number
  readonly radius: number
  readonly depthMm: number
  /** Where they are; everywhere if absent. */
  readonly window?: Window
}
export interface Dome {
  readonly kind: 'dome'
  readonly centre: PointMm
  readonly radius: number
  readonly heightMm: number
}
export interface Furrows {
  readonly kind: 'furrows'
  readonly spacing: number
  readonly depthMm: number
  readonly angle: number
}
/** A groove that is part of healthy skin, as in the red of the lips. */
export interface Groove {
  readonly kind: 'groove'
  readonly path: readonly PointMm[]
  readonly width: number
  readonly depthMm: number
}

export type Structure = Spot | Field | Area | Vessel | Wrinkle | Pores | Dome | Furrows | Groove
