import { Brush, Circle, Pentagon, type LucideIcon } from 'lucide-react'
import type { RegionTool } from '../../../shared/domain/drawn-region.ts'

export const REGION_ICONS: Readonly<Record<RegionTool, LucideIcon>> = {
  ellipse: Circle,
  polygon: Pentagon,
  brush: Brush,
}
