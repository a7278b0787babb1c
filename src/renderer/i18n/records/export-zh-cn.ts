import { LEAST_PASSWORD } from '../../../shared/contract/export-state.ts'
import type { EN_EXPORT_ERRORS } from './export-en.ts'
import type { ExportTexts } from './export-texts.ts'

const grouped = (value: number): string => value.toLocaleString('zh-CN')

export const ZH_CN_EXPORT: ExportTexts = {
  open: '导出…',
  title: '从病历导出',
  purpose: '用途',
  purposes: { 'own-copy': '患者本人留存', teaching: '教学', research: '研究', marketing: '宣传' },
  named: '含姓名和出生日期。',
  unnamed: '不含姓名、编号、出生日期、备注和文字标注。',
  hindrances: {
    'never-asked': (consent) => `尚未就“${consent}”征求患者同意。`,
    withdrawn: (consent, day) => `患者已于 ${day} 撤回“${consent}”的同意。`,
    expired: (consent, day) => `“${consent}”的同意已于 ${day} 到期。`,
  },
  blocked: '因此不能以此用途导出，请先征得患者同意。',
  maskedOnly: '因此只能在遮挡眼部后导出照片。',
  mask: '遮挡所有照片中的眼部',
  maskHint:
    '在每张人脸的眼部加黑条。面部照片中找不到人脸时，导出将停止；局部照片中找不到人脸时，按原样导出。导出前请您逐张查看。',
  visits: '就诊',
  allVisits: '所有就诊',
  contents: '导出内容',
  contentNames: {
    originals: '照片',
    layers: '图谱（16 位 PNG）',
    numbers: '数值',
    drawings: '标注和手绘区域',
    report: '每次就诊的报告（PDF）',
  },
  always: '就诊和知情同意总会包含在内。',
  withoutPlace: '去除照片中的拍摄地点',
  container: '导出为',
  containers: { folder: '文件夹', zip: '加密的 ZIP 文件' },
  folderNote: '任何拿到该文件夹的人都能读取其中内容。',
  password: '密码',
  passwordHint: `至少 ${LEAST_PASSWORD} 个字符。没有密码谁也无法打开；密码不会保存在任何地方。`,
  again: '再次输入',
  differ: '两次输入不一致。',
  action: '导出…',
  works: { export: '正在导出…', import: '正在导入…' },
  goesOn: '关闭此窗口或病历锁定后仍会继续。',
  finishing: '正在完成锁定前开始的导出。导出使用自己的一份密钥，结束后即清除。',
  review: {
    lead: '导出前请逐张查看。程序可能漏掉某张人脸，即使旁边的人脸已被找到：凡有眼部或面部未被遮挡的照片，请勿导出。',
    pictures: '已遮挡的照片',
    picture: (number) => `已遮挡的照片 ${number}`,
    leaveOut: (number) => `不导出第 ${number} 张`,
    looked: '我已逐张查看',
    waits: '导出正在等待：请先查看已遮挡的照片。',
    look: '查看照片',
    go: (pictures) => `导出 ${grouped(pictures)} 张照片`,
  },
  exported: (people, pictures) => `已导出 ${grouped(people)} 位患者、${grouped(pictures)} 张照片。`,
  liesHere: '所在位置：',
  whole: '内容完整，可以重新导入。',
  notWhole: '部分内容未包含：可以阅读，但不能重新导入。',
  withoutAnalysis: (pictures) => `${grouped(pictures)} 张照片没有分析，因此没有图谱和数值。`,
  imported: (people, pictures) => `已导入 ${grouped(people)} 位患者、${grouped(pictures)} 张照片。`,
  leftOut: (people) => `${grouped(people)} 位患者未导入：其门诊编号在病历中已有。`,
  newIds: (ids) => `${grouped(ids)} 个内部标识已被占用，现已更换。`,
  cancelled: { export: '已取消，未留下任何文件。', import: '已取消。' },
  failed: { export: '未导出任何内容。', import: '导入提前结束。' },
  patientsStay: (people) =>
    people === 0 ? '未导入任何内容。' : `此前已有 ${grouped(people)} 位患者完整导入。`,
  clinic: {
    title: '导出与导入',
    lead: '以开放格式保存所有患者及每张照片：用于迁移到另一台电脑，或不再使用本软件。',
    export: '导出整个诊所…',
    exportTitle: '导出整个诊所',
    exportLead: '所有患者（含姓名）、相机原始照片及全部分析。日志、人员及其口令不在其中。这不能代替备份。',
    import: '导入…',
    importTitle: '导入先前的导出',
    importLead: '导入第一位患者之前，会先核对每个文件。',
    kinds: { folder: '文件夹', zip: '加密的 ZIP 文件' },
    kind: '类型',
    passwordOfZip: '文件密码',
    choose: '选择…',
    looking: '正在查看…',
    found: (day, people, pictures) =>
      `${day} 的导出：${grouped(people)} 位患者，${grouped(pictures)} 张照片。`,
    taken: (people) => `其中 ${grouped(people)} 位患者的门诊编号在病历中已有，将不导入。`,
    nothingNew: '其中没有新的内容。',
    begin: '导入',
  },
}

export const ZH_CN_EXPORT_ERRORS: typeof EN_EXPORT_ERRORS = {
  CONSENT_MISSING: ({ why }) =>
    why === 'withdrawn'
      ? '患者已撤回所需的同意，因此不能从病历导出。'
      : why === 'expired'
        ? '所需的同意已到期，因此不能从病历导出，请重新征求患者同意。'
        : '尚未征求所需的同意，因此不能从病历导出。请先征得同意，并在患者页面登记。',
  EYES_NOT_FOUND: () => '有一张面部照片找不到人脸，无法遮挡眼部，请不要包含该次就诊。',
  PLACE_NOT_REMOVABLE: () =>
    '有一张照片（高效格式）无法确定拍摄地点存放的位置，因而不能可靠地去除，未导出任何内容。请不要包含该次就诊。',
  EXPORT_PLACE_TAKEN: () => '该文件夹中已有文件，请选择新的文件夹。',
  EXPORT_DISK_FULL: () => '磁盘已满，请清理空间或选择其他磁盘。',
  EXPORT_PLACE_REFUSED: () => '您没有写入该文件夹或磁盘的权限，未留下任何文件，请选择其他位置。',
  EXPORT_FILE_HELD: () => '同名文件正在另一个程序中打开，请先在那里关闭，或使用其他名称。',
  IMPORT_FOREIGN: () => '这不是 Basalis 的导出。',
  IMPORT_INCOMPLETE: () => '此导出只含部分病历或不含姓名，不能导入。',
  IMPORT_DAMAGED: () => '此导出与写入时不符，不再从中导入任何内容。',
  IMPORT_NEWER: () => '此导出由更新版本的 Basalis 生成，请先更新。',
  IMPORT_PASSWORD_WRONG: () => '密码无法打开该文件。',
  IMPORT_KNOWN: () => '此导出中的门诊编号在病历中均已有。',
}
