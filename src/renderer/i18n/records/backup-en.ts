import type { BackupErrorTexts, BackupTexts } from './backup-texts.ts'

const patientsOf = (count: number): string => (count === 1 ? '1 patient' : `${count} patients`)
const photosOf = (count: number): string => (count === 1 ? '1 photo' : `${count} photos`)
const two = (value: number): string => String(value).padStart(2, '0')

export const EN_BACKUP: BackupTexts = {
  room: 'Backup',
  title: 'Backup',
  lead: 'A backup is encrypted like the records. On another computer it opens with the recovery code on paper: keep the two apart.',
  folder: 'Folder',
  noFolder: 'No folder chosen yet. Choose one on another disk, such as a USB disk or a network drive.',
  choose: 'Choose folder…',
  chooseOther: 'Choose another…',
  folderGone:
    'The folder cannot be reached. Please connect its disk or network drive, or choose another folder.',
  sameDisk:
    'This folder lies on the same disk as the records. If that disk breaks, both are lost: choose one on another disk.',
  free: (gigabytes) => `${gigabytes} GB free`,
  last: 'Last backup',
  never: 'There is no backup yet.',
  restoredOk: (when) => `Restored OK: every file decrypted and the database checked, ${when}`,
  failed: (when) => `The try of ${when} failed.`,
  cancelled: (when) => `The backup was cancelled, ${when}.`,
  next: 'Next',
  nextSoon: 'As soon as possible, while somebody is signed in',
  nextNone: 'Only by hand',
  run: 'Back up now',
  works: {
    backup: {
      database: 'Copying the database',
      copy: 'Copying photos',
      check: 'Restoring for trial',
    },
    restore: {
      database: 'Checking the backup',
      copy: 'Restoring photos',
      check: 'Checking the backup',
    },
  },
  schedule: {
    title: 'Every day',
    daily: 'Back up by itself every day',
    hour: 'Time',
    hourName: (hour) => `${two(hour)}:00`,
    keep: 'Keep',
    keepName: (count) => `the last ${count}`,
    note: 'The key is only there while somebody is signed in. A backup that was missed is made as soon as the records are open again.',
  },
  kept: {
    title: 'Backups in this folder',
    none: 'None yet',
    holds: (patients, photos) => `${patientsOf(patients)}, ${photosOf(photos)}`,
  },
  staleNever: 'There is no backup of the records. If this computer breaks, they are lost.',
  staleOld: (when) => `The last backup is more than two days old (${when}).`,
  lookAt: 'Look at backups',
  finishing: 'A backup is being finished. It has a copy of the key of its own, which is wiped when it ends.',
  restore: {
    offer: 'Restore from a backup…',
    title: 'Restore from a backup',
    lead: 'Choose the folder in which the clinic kept its backups.',
    leadChosen: 'Choose a backup and type the recovery code. Nothing is on this computer until all of it is.',
    which: 'Which backup?',
    code: 'Recovery code',
    codeHint: 'The nine groups on paper, as they were at the time of the backup',
    action: 'Restore',
    back: 'Back',
    stopped: 'Restoring was cancelled. Nothing was changed.',
    done: 'The records were restored. If a passphrase from before is not accepted on this computer, set a new one with “Passphrase forgotten?” and the recovery code.',
  },
}

export const EN_BACKUP_ERRORS: BackupErrorTexts = {
  BACKUP_FOLDER_MISSING: () =>
    'The backup folder cannot be reached. Please connect its disk or network drive, or choose another folder.',
  BACKUP_FOLDER_OTHERS: () =>
    'This folder holds the backups of another clinic. Please choose another folder.',
  BACKUP_FOLDER_UNFIT: () =>
    'The records themselves lie in this folder or around it. Please choose another folder, best on another disk.',
  BACKUP_NOT_WRITABLE: () => 'Nothing can be written into this folder. Please choose another one.',
  BACKUP_DISK_FULL: () =>
    'There is not enough space on the disk. Please make room, or choose a folder on another disk.',
  BACKUP_NONE: () =>
    'There is no backup in this folder. Please choose the folder that the clinic chose for its backups.',
  RECOVERY_CODE_WRONG: () =>
    'This is not the recovery code of this backup. Please use the code that was valid when it was made.',
}
