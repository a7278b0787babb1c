/**
 * How findings change with time, as a share of what they were at the first visit (day 0) or at their height. Simple
 * rules so that before and after have a known truth; no statement about any treatment.
 */

/** Redness under treatment: a lasting rest and a part that goes down with a time constant of 60 days. */
export const rednessOn = (day: number): number => 0.3 + 0.7 * Math.exp(-day / 60)

/** Melasma: fades more slowly, and less of it. */
export const melasmaOn = (day: number): number => 0.4 + 0.6 * Math.exp(-day / 110)

/** A papule comes up within a few days and is gone after two to three weeks. `age` in days since it began. */
export function papuleOn(age: number, lifeDays: number): number {
  if (age <= 0 || age >= lifeDays) return 0
  return Math.min(1, age / 3) * (1 - (age / lifeDays) ** 2)
}

/** The brown that a papule leaves: it builds up while the papule goes and fades over months. */
export function traceOn(age: number, lifeDays: number, fadeDays: number): number {
  if (age <= 0) return 0
  return Math.min(1, age / lifeDays) * Math.exp(-Math.max(0, age - lifeDays) / fadeDays)
}
