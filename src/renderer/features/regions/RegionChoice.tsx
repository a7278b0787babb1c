import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { useRegions } from './regions-context.ts'
import { regionName, type ShownRegion } from './shown-regions.ts'

const KINDS = ['whole', 'face', 'drawn'] as const satisfies readonly ShownRegion['kind'][]

/** Whose numbers are shown. Nothing where there is nothing to choose from. */
export function RegionChoice() {
  const { texts } = useInterface()
  const { all, chosen, choose } = useRegions()
  if (!chosen || all.length < 2) return null
  const groups = KINDS.map((kind) => ({
    title: texts.regions.groups[kind],
    options: all
      .filter((region) => region.kind === kind)
      .map((region) => ({ id: region.id, name: regionName(region, texts) })),
  })).filter(({ options }) => options.length > 0)
  return <Choice label={texts.regions.choose} value={chosen.id} groups={groups} onChoose={choose} />
}
