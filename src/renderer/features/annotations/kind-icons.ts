import { Circle, MoveUpRight, Ruler, Lasso, Type, type LucideIcon } from 'lucide-react'
import type { AnnotationKind } from '../../../shared/domain/annotation.ts'

export const KIND_ICONS: Readonly<Record<AnnotationKind, LucideIcon>> = {
  arrow: MoveUpRight,
  text: Type,
  ellipse: Circle,
  length: Ruler,
  outline: Lasso,
}
