import type { AnnotationColour } from '../../../shared/domain/annotation.ts'

/** Sizes of what is drawn, CSS px: the same at every zoom. */
export const LINE_PX = 2
/** White on either side of every line and letter, so that it is seen on dark skin as well. */
export const CASING_PX = 1.5
export const ARROW_HEAD_PX = 13
export const LENGTH_END_PX = 6
export const HANDLE_PX = 4
export const TEXT_PX = 14
export const TEXT_LINE_PX = 19
export const TEXT_WIDEST_PX = 260
/** Between a shape and its label. */
export const LABEL_GAP_PX = 6
/** Between a label and the edge of the pane. */
export const LABEL_EDGE_PX = 6

export const TEXT_FONT = `600 ${TEXT_PX}px 'Inter Variable', 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif`

export const CASING = 'rgb(255 255 255 / 92%)'

/** Each has a contrast of at least 4.5 to the white casing. */
export const COLOUR_VALUES: Readonly<Record<AnnotationColour, string>> = {
  blue: '#0057d9',
  green: '#007a4d',
  violet: '#8a1fc4',
  black: '#161616',
}
