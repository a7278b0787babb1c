import { colourCardTasks } from '../colour-card/colour-card-tasks.ts'
import { skinTasks } from '../skin/skin-tasks.ts'
import { changeTasks } from './change-map.ts'
import { paintChange } from './paint-change.ts'
import { refineAlignment } from './refine-alignment.ts'
import { measureSkinFigures } from './skin-figures.ts'
import { searchTexture } from './texture-search.ts'

/** The tasks that lay one photo on another and subtract their maps; finding faces and small copies are those of the skin mask. */
export const alignmentTasks = {
  shrinkPhoto: skinTasks.shrinkPhoto,
  findFaceIn: skinTasks.findFaceIn,
  ...colourCardTasks,
  searchTexture,
  refineAlignment,
  measureSkinFigures,
  ...changeTasks,
  paintChange,
}

export type AlignmentTasks = typeof alignmentTasks
