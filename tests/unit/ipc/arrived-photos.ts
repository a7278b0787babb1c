const id = '01234567-89ab-4def-8123-456789abcdef'

/** What main answers of a photo that is not sharp, and in another patient's record. */
export const REFUSED_PHOTO = {
  added: null,
  refused: {
    waiting: id,
    otherPatient: false,
    failed: [
      {
        rule: 'sharpness',
        unit: 'ratio',
        value: 0.3,
        limits: { min: 0.5, max: null },
        passed: false,
        prompt: 'focus',
      },
    ],
    known: { whose: 'other', number: '2026-0002' },
  },
}

/** A camera's folder with one new photo. */
export const HOT_FOLDER = {
  folder: '/media/camera',
  on: true,
  fault: null,
  arrived: [{ id, atMs: 1, seenMs: 2 }],
  more: 0,
  unread: 2,
}
