import type { Media } from 'fhir/r4.js'
import type { Photo } from '../../shared/domain/photo.ts'
import type { FhirPhoto, FhirSource } from './fhir-source.ts'
import { instant, ownCode, referenceTo, urnOf } from './names.ts'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  dicom: 'application/dicom',
}

const VIEW_NAMES: Readonly<Record<Photo['view'], string>> = {
  front: 'From the front',
  left: 'From the left',
  right: 'From the right',
  detail: 'Detail',
}

export function mediaOf({ patient }: FhirSource, { photo, path }: FhirPhoto): Media {
  const { bodySite, device, format, view } = photo
  return {
    resourceType: 'Media',
    identifier: [{ system: 'urn:x-basalis:sha256', value: photo.sha256 }],
    status: 'completed',
    type: {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/media-type', code: 'image', display: 'Image' },
      ],
    },
    view: ownCode(`view-${view}`, VIEW_NAMES[view]),
    subject: referenceTo(urnOf(patient.id)),
    encounter: referenceTo(urnOf(photo.visitId)),
    createdDateTime: instant(photo.takenMs),
    ...(bodySite === '' ? {} : { bodySite: { text: bodySite } }),
    ...(device === '' ? {} : { deviceName: device }),
    height: photo.height,
    width: photo.width,
    content: {
      contentType: CONTENT_TYPES[format.toLowerCase()] ?? 'application/octet-stream',
      size: photo.bytes,
      creation: instant(photo.takenMs),
      ...(path === undefined ? {} : { url: path }),
    },
  }
}
