import type { RecordOfPhoto } from '../../shared/contract/session-state.ts'
import { mapLayers } from '../encoder/map-layers.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { AnalysedPhoto } from '../viewing/analysed-photo.ts'

/** Into the record with an analysis, if whoever is signed in may write there; whether it stands there now. */
export async function keepAnalysis(
  records: RecordsService,
  { photo }: RecordOfPhoto,
  { report, ...planes }: AnalysedPhoto,
  onBegin: () => void,
): Promise<boolean> {
  const place = await records.placeOfAnalysis(photo, report)
  if (place !== 'free') return place === 'kept'
  onBegin()
  const layers: { name: string; bytes: Uint8Array }[] = []
  for (const { name, encode } of mapLayers(planes)) layers.push({ name, bytes: await encode() })
  await records.addAnalysis({ photoId: photo, report, layers })
  return true
}
