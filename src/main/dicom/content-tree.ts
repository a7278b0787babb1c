import { codeItem, type Code } from './codes.ts'
import type { Dataset } from './dataset.ts'

/** Items of a structured report's tree (PS3.3 C.17.3). */
export type Relation = 'CONTAINS' | 'HAS OBS CONTEXT' | 'HAS CONCEPT MOD'

const item = (relation: Relation, type: string, name: Code | null, rest: Dataset): Dataset => ({
  RelationshipType: relation,
  ValueType: type,
  ...(name ? { ConceptNameCodeSequence: [codeItem(name)] } : {}),
  ...rest,
})

export const codeOf = (
  relation: Relation,
  name: Code,
  value: Code,
  children: readonly Dataset[] = [],
): Dataset =>
  item(relation, 'CODE', name, {
    ConceptCodeSequence: [codeItem(value)],
    ...(children.length > 0 ? { ContentSequence: children } : {}),
  })

export const textOf = (relation: Relation, name: Code, text: string): Dataset =>
  item(relation, 'TEXT', name, { TextValue: text })

export const uidRefOf = (relation: Relation, name: Code, uid: string): Dataset =>
  item(relation, 'UIDREF', name, { UID: uid })

export const imageOf = (sopClass: string, sopInstance: string): Dataset =>
  item('CONTAINS', 'IMAGE', null, {
    ReferencedSOPSequence: [{ ReferencedSOPClassUID: sopClass, ReferencedSOPInstanceUID: sopInstance }],
  })

/** DS has 16 characters at most. */
const MAX_DIGITS = 16

export const numberOf = (name: Code, value: number, unit: Code): Dataset =>
  item('CONTAINS', 'NUM', name, {
    MeasuredValueSequence: [{ NumericValue: decimal(value), MeasurementUnitsCodeSequence: [codeItem(unit)] }],
  })

export const containerOf = (name: Code, children: readonly Dataset[]): Dataset =>
  item('CONTAINS', 'CONTAINER', name, { ContinuityOfContent: 'SEPARATE', ContentSequence: children })

function decimal(value: number): string {
  const plain = String(Number(value.toPrecision(9)))
  return plain.length <= MAX_DIGITS ? plain : value.toExponential(8)
}
