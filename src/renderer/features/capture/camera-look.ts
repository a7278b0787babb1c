/** What lies over the camera's picture. */
export interface CameraLook {
  readonly grid: boolean
  readonly ghost: boolean
  /** Of the photo before, 0…1. */
  readonly opacity: number
}

export const FIRST_LOOK: CameraLook = { grid: true, ghost: false, opacity: 0.4 }
