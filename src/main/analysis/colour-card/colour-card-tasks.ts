import { applyCorrection } from './apply-correction.ts'
import { cutCard } from './cut-card.ts'
import { findCardIn } from './find-card.ts'
import { readPatches } from './read-patches.ts'

/** The tasks that find a colour card and correct a photo by it; small copies are made by those of the skin mask. */
export const colourCardTasks = { findCardIn, readPatches, applyCorrection, cutCard }

export type ColourCardTasks = typeof colourCardTasks
