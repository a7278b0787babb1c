import type { DrawnRegion, DrawnRegionFields } from '../../../shared/domain/drawn-region.ts'
import type { Client } from '../../app/client.ts'

/** Where the regions of one kept photo stand. Everything fails as its channel does. */
export interface RegionRecord {
  list(): Promise<readonly DrawnRegion[]>
  add(fields: DrawnRegionFields): Promise<DrawnRegion>
  /** `seenMs`: when it was changed last, as far as the page knows. */
  change(id: string, fields: DrawnRegionFields, seenMs: number): Promise<DrawnRegion>
  delete(id: string): Promise<unknown>
}

export function regionRecord(client: Client, photoId: string): RegionRecord {
  return {
    list: () => client.call('region:list', { photoId }),
    add: (fields) => client.call('region:add', { photoId, ...fields }),
    change: (id, fields, seenMs) => client.call('region:change', { id, ...fields, seenMs }),
    delete: (id) => client.call('region:delete', { id }),
  }
}
