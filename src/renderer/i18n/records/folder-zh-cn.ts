import type { FolderTexts } from './folder-texts.ts'

const whole = new Intl.NumberFormat('zh-CN')

export const ZH_CN_FOLDER: FolderTexts = {
  add: '添加文件夹…',
  searching: '正在查看文件夹',
  found: (count) => `目前找到 ${count} 张照片`,
  others: (count) => `有 ${count} 个文件不是照片。`,
  deeper: (count, depth) => `有 ${count} 项所在层级超过 ${depth} 层，未予添加。`,
  unread: (count) => `有 ${count} 项无法读取。`,
  none: '文件夹中应有 JPEG、PNG、WebP 或 HEIC 照片，但没有找到。',
  noneTitle: '该文件夹中没有照片',
  tooMany: (limit) =>
    `一次最多添加 ${limit} 张照片，该文件夹中的照片超过此数。请选择较小的文件夹，或只选其中一部分照片。`,
  tooManyFiles: (limit) => `该文件夹中的其他文件超过 ${whole.format(limit)} 个，请直接选择照片所在的文件夹。`,
  tooManyTitle: { 'too many': '一次添加的照片过多', 'too many files': '其他文件过多' },
}
