import { type Lab, typologyAngle } from './observer.ts'

/** Mean colour of a group of people at one place of the body, D65. */
export interface MeasuredGroup {
  readonly group: string
  readonly place: string
  readonly lab: Lab
  /** Standard deviations of L*, a* and b* between its people; absent where not given. */
  readonly deviation?: Lab
}

/**
 * Xiao et al. 2017, "Characterising the variations in ethnic skin colours: a new calibrated data base for human
 * skin", Skin Res Technol 23:21: spectrophotometer, 2° observer.
 */
const XIAO_2017: readonly MeasuredGroup[] = [
  { group: 'Caucasian', place: 'forehead', lab: [59.2, 11.6, 15.1], deviation: [5.1, 2.8, 2.3] },
  { group: 'Caucasian', place: 'cheek', lab: [59.6, 11.8, 14.6], deviation: [5.5, 3.1, 2.6] },
  { group: 'Caucasian', place: 'back of hand', lab: [60.1, 7.4, 14.7], deviation: [5.5, 1.9, 2.4] },
  { group: 'Caucasian', place: 'inner arm', lab: [63, 5.6, 14], deviation: [5.5, 1.9, 2.9] },
  { group: 'Chinese', place: 'forehead', lab: [56.4, 11.7, 16.3], deviation: [3.2, 2.1, 1.4] },
  { group: 'Chinese', place: 'cheek', lab: [58.9, 11.4, 14.2], deviation: [3.1, 2.1, 1.5] },
  { group: 'Chinese', place: 'back of hand', lab: [57.9, 9.3, 16.1], deviation: [3.5, 1.9, 1.6] },
  { group: 'Chinese', place: 'inner arm', lab: [60.9, 7, 15], deviation: [3.4, 1.7, 1.8] },
  { group: 'Kurdish', place: 'forehead', lab: [56.1, 11.3, 16.4], deviation: [4.5, 2.1, 2.2] },
  { group: 'Kurdish', place: 'cheek', lab: [58, 11.7, 15.8], deviation: [4.4, 2.3, 2.1] },
  { group: 'Kurdish', place: 'back of hand', lab: [57.3, 8.6, 16.5], deviation: [5.5, 1.9, 1.9] },
  { group: 'Kurdish', place: 'inner arm', lab: [60.6, 6.5, 16.4], deviation: [4.8, 1.6, 2.3] },
  { group: 'Thai', place: 'forehead', lab: [56.8, 11.6, 17.7], deviation: [4.1, 2.2, 1.8] },
  { group: 'Thai', place: 'cheek', lab: [60.7, 10.5, 17.2], deviation: [4, 2.3, 2.1] },
  { group: 'Thai', place: 'back of hand', lab: [57.6, 9.4, 19], deviation: [4.5, 1.7, 1.8] },
  { group: 'Thai', place: 'inner arm', lab: [61.9, 7.1, 17.4], deviation: [3.7, 1.7, 2] },
]

/**
 * Alaluf et al. 2002, "The impact of epidermal melanin on objective measurements of human skin colour", Pigment Cell
 * Res 15:119: 10° observer, inner side of the upper arm (shaded) and back of the forearm (exposed).
 */
const ALALUF_2002: readonly MeasuredGroup[] = [
  { group: 'European', place: 'upper arm', lab: [65, 7.1, 13.3] },
  { group: 'Chinese', place: 'upper arm', lab: [62.1, 8.4, 16.3] },
  { group: 'Mexican', place: 'upper arm', lab: [61.9, 8.3, 15.3] },
  { group: 'Indian', place: 'upper arm', lab: [53.7, 10.3, 17.9] },
  { group: 'African', place: 'upper arm', lab: [49.2, 10.2, 18.4] },
  { group: 'European', place: 'forearm', lab: [53.94, 12.57, 19.23] },
  { group: 'Chinese', place: 'forearm', lab: [51.38, 12.69, 19.18] },
  { group: 'Mexican', place: 'forearm', lab: [50.42, 12.69, 19.58] },
  { group: 'Indian', place: 'forearm', lab: [43.71, 12.89, 17.15] },
  { group: 'African', place: 'forearm', lab: [38.14, 12.66, 15.04] },
]

export const MEASURED_GROUPS: readonly MeasuredGroup[] = [...XIAO_2017, ...ALALUF_2002]

/** The mean of Xiao's deviations, for groups without their own. */
const USUAL_DEVIATION: Lab = [4.4, 2.1, 2]

/** Lowest and highest value of each of L*, a* and b*. */
export type LabRange = readonly [Interval, Interval, Interval]
type Interval = readonly [from: number, to: number]

/**
 * The colours from the lowest to the highest group of those whose typology angle lies between two borders, and
 * `deviations` standard deviations of people on either side. No group's mean is lighter than 55°: the lightest
 * stand for it (over `LIGHTEST_GROUPS`).
 */
export function publishedRange([from, to]: Interval, deviations: number): LabRange {
  const groups = MEASURED_GROUPS.filter(({ lab }) => {
    const angle = typologyAngle(lab)
    return from >= VERY_LIGHT ? angle >= LIGHTEST_GROUPS : angle >= from && angle < to
  })
  const range = (channel: 0 | 1 | 2): Interval => {
    const spread = (group: MeasuredGroup): number =>
      deviations * (group.deviation ?? USUAL_DEVIATION)[channel]
    return [
      Math.min(...groups.map((group) => group.lab[channel] - spread(group))),
      Math.max(...groups.map((group) => group.lab[channel] + spread(group))),
    ]
  }
  return [range(0), range(1), range(2)]
}

/** Borders of typology angles, degrees. */
const VERY_LIGHT = 55
const LIGHTEST_GROUPS = 41
