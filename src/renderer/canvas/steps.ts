/** One step of a button or key. */
export const ZOOM_STEP = 1.25

/** How far an arrow key moves the view, CSS px. */
export const KEY_PAN_PX = 64

/** How far a key turns the view, radians. */
export const KEY_TURN = Math.PI / 36
