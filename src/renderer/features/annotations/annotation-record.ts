import type { Annotation, AnnotationFields } from '../../../shared/domain/annotation.ts'
import type { Client } from '../../app/client.ts'

/** Where the annotations of one kept photo stand. Everything fails as its channel does. */
export interface AnnotationRecord {
  list(): Promise<readonly Annotation[]>
  add(fields: AnnotationFields): Promise<Annotation>
  /** `seenMs`: when it was changed last, as far as the page knows. */
  change(id: string, fields: AnnotationFields, seenMs: number): Promise<Annotation>
  delete(id: string): Promise<unknown>
}

export function annotationRecord(client: Client, photoId: string): AnnotationRecord {
  return {
    list: () => client.call('annotation:list', { photoId }),
    add: ({ shape, text }) => client.call('annotation:add', { photoId, shape, text }),
    change: (id, { shape, text }, seenMs) => client.call('annotation:change', { id, shape, text, seenMs }),
    delete: (id) => client.call('annotation:delete', { id }),
  }
}
