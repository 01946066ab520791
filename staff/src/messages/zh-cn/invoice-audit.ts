type Detail = Record<string, string | undefined>;
interface Action {
  name: string;
  say: (subject: string, detail: Detail) => string;
}

const named = (text: string | undefined): string => (text ? `“${text}”` : '');
const yuan = (fen: string | undefined): string => (fen ? ` ¥${(Number(fen) / 100).toFixed(2)}` : '');
const spaced = (text: string | undefined): string => (text ? ` ${text} ` : '');

/** What is done with invoices, on record. */
export const invoiceActions: Record<string, Action> = {
  'invoices.requested': { name: '申请开票', say: (_, { fen }) => `替客户申请了发票${yuan(fen)}` },
  'invoices.edited': { name: '修改开票申请', say: () => '修改了一份开票申请' },
  'invoices.approved': { name: '审核开票', say: () => '审核通过了一份开票申请' },
  'invoices.rejected': { name: '退回开票申请', say: (_, { reason }) => `退回了一份开票申请${reason ? `：${reason}` : ''}` },
  'invoices.retried': { name: '换新号重开发票', say: () => '用新的流水号重开一张失败的发票' },
  'invoices.recorded': { name: '登记人工发票', say: (_, { number }) => `登记了人工开具的发票${spaced(number)}` },
  'invoices.unblocked': { name: '继续开具', say: (_, { resumed }) => `让卡住的发票继续开具${resumed ? `（${resumed} 张）` : ''}` },
  'invoices.mailed': { name: '发送发票', say: (_, { to }) => `把发票发到了邮箱${spaced(to)}` },
  'invoices.downloaded': { name: '下载发票', say: (_, { number }) => `下载了发票${spaced(number)}` },
  'invoices.batch-started': { name: '批量开具', say: (_, { rows }) => `开始批量开具${rows ? ` ${rows} 张发票` : '发票'}` },
  'invoices.batch-paused': { name: '暂停批量开具', say: () => '暂停了一个批量开具' },
  'invoices.batch-resumed': { name: '继续批量开具', say: () => '继续了一个批量开具' },
  'invoices.red-raised': { name: '发起红冲', say: () => '发起了一张发票的红冲' },
  'invoices.red-approved': { name: '审核红冲', say: () => '审核通过了一次红冲' },
  'invoices.red-withdrawn': { name: '撤回红冲', say: () => '撤回了一次红冲' },
  'invoices.red-answered': { name: '答复红冲', say: (_, { agree }) => (agree === 'yes' ? '同意了购买方的红冲' : '拒绝了购买方的红冲') },
  'invoices.seller-saved': { name: '保存开票主体', say: (_, { name }) => `保存了开票主体${named(name)}` },
  'invoices.tax-code-saved': { name: '保存税率', say: (_, { code }) => `保存了税率${spaced(code)}` },
  'invoices.tax-code-deleted': { name: '删除税率', say: (_, { code }) => `删除了税率${spaced(code)}` },
  'invoices.rules-saved': { name: '修改开票规则', say: () => '修改了开票规则' },
  'invoices.compared': { name: '核对发票清单', say: (_, { month }) => `和开票服务核对了${spaced(month)}的发票` },
  'invoices.month-downloaded': { name: '下载销项表格', say: () => '下载了一个月的销项表格' },
};
