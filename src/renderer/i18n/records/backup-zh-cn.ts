import type { BackupErrorTexts, BackupTexts } from './backup-texts.ts'

const two = (value: number): string => String(value).padStart(2, '0')

export const ZH_CN_BACKUP: BackupTexts = {
  room: '备份',
  title: '备份',
  lead: '备份与病历一样经过加密。换一台电脑时，用纸上的恢复码打开：请妥善保管两者，并分开存放。',
  folder: '文件夹',
  noFolder: '尚未选择文件夹。请选择另一块磁盘上的文件夹，例如移动硬盘或网络驱动器。',
  choose: '选择文件夹…',
  chooseOther: '更换…',
  folderGone: '无法访问该文件夹。请连接其磁盘或网络驱动器，或选择其他文件夹。',
  sameDisk: '该文件夹与病历在同一块磁盘上。磁盘损坏时两者都会丢失：请选择另一块磁盘。',
  free: (gigabytes) => `剩余 ${gigabytes} GB`,
  last: '最近备份',
  never: '还没有备份。',
  restoredOk: (when) => `试恢复成功：全部文件已解密，数据库已核对，${when}`,
  failed: (when) => `${when} 的备份未成功。`,
  cancelled: (when) => `备份已于 ${when} 取消。`,
  next: '下次备份',
  nextSoon: '有人登录时尽快进行',
  nextNone: '仅手动',
  run: '立即备份',
  works: {
    backup: { database: '正在复制数据库', copy: '正在复制照片', check: '正在试恢复' },
    restore: { database: '正在核对备份', copy: '正在恢复照片', check: '正在核对备份' },
  },
  schedule: {
    title: '每天',
    daily: '每天自动备份',
    hour: '时间',
    hourName: (hour) => `${two(hour)} 时`,
    keep: '保留',
    keepName: (count) => `最近 ${count} 份`,
    note: '只有在有人登录时才有密钥。错过的备份会在病历下次打开后尽快补上。',
  },
  kept: {
    title: '该文件夹中的备份',
    none: '还没有',
    holds: (patients, files) => `${patients} 位患者，${files} 张照片`,
  },
  staleNever: '病历还没有备份。这台电脑一旦损坏，病历就会丢失。',
  staleOld: (when) => `最近一次备份已超过两天（${when}）。`,
  lookAt: '查看备份',
  finishing: '正在完成备份。备份使用自己的一份密钥，结束后即清除。',
  restore: {
    offer: '从备份恢复…',
    title: '从备份恢复',
    lead: '请选择诊所存放备份的文件夹。',
    which: '恢复哪一份？',
    code: '恢复码',
    codeHint: '纸上的九组字符，即备份当时有效的恢复码',
    action: '恢复',
    back: '返回',
    stopped: '恢复已取消，未作任何更改。',
    done: '病历已恢复。如果原来的口令在这台电脑上无法使用，请点“忘记口令？”，用恢复码设置新口令。',
  },
}

export const ZH_CN_BACKUP_ERRORS: BackupErrorTexts = {
  BACKUP_FOLDER_MISSING: () => '无法访问备份文件夹。请连接其磁盘或网络驱动器，或选择其他文件夹。',
  BACKUP_FOLDER_OTHERS: () => '该文件夹中是另一家诊所的备份，请选择其他文件夹。',
  BACKUP_FOLDER_UNFIT: () => '病历本身就在该文件夹之内或之下，请选择其他文件夹，最好在另一块磁盘上。',
  BACKUP_NOT_WRITABLE: () => '无法写入该文件夹，请选择其他文件夹。',
  BACKUP_DISK_FULL: () => '磁盘空间不足，请清理空间，或选择另一块磁盘上的文件夹。',
  BACKUP_NONE: () => '该文件夹中没有备份，请选择诊所存放备份的文件夹。',
  RECOVERY_CODE_WRONG: () => '这不是该备份的恢复码，请使用备份当时有效的恢复码。',
}
