import type { AnnotationTexts } from './texts.ts'

const figures = (value: number, digits: number): string =>
  value.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })

export const ZH_CN_ANNOTATIONS: AnnotationTexts = {
  title: '标注',
  tools: '绘图工具',
  kinds: { arrow: '箭头', text: '文字', ellipse: '圆圈', length: '长度', outline: '轮廓' },
  colour: '颜色',
  colours: { blue: '颜色：蓝', green: '颜色：绿', violet: '颜色：紫', black: '颜色：黑' },
  undo: '撤销',
  redo: '重做',
  show: '显示标注',
  hide: '隐藏标注',
  loading: '正在读取标注…',
  failed: '无法读取标注。',
  fault: '标注未能保存或读取',
  again: '重试',
  none: '暂无标注。选择工具后可在任一图像上绘制，照片本身不会改变。',
  noneToRead: '这张照片没有标注。',
  hidden: '当前已隐藏。',
  notKept: '不会保存：这张照片不属于任何患者的病历。',
  readOnly: '此处的标注只能查看，不能绘制：您的角色不能写入病历，或磁盘无法写入。',
  full: (most) => `这张照片已有 ${most} 个标注，达到上限。`,
  edit: '编辑文字',
  remove: '删除',
  text: '文字',
  label: '说明（可留空）',
  lengths: {
    mm: (mm) => `约 ${figures(mm, mm < 100 ? 1 : 0)} 毫米`,
    px: (px) => `${figures(px, 0)} 像素`,
  },
  estimate: '毫米数按成人瞳距的平均值估算。',
}
