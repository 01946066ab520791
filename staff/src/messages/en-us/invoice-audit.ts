type Detail = Record<string, string | undefined>;
interface Action {
  name: string;
  say: (subject: string, detail: Detail) => string;
}

const named = (text: string | undefined): string => (text ? ` “${text}”` : '');
const yuan = (fen: string | undefined): string => (fen ? ` over ¥${(Number(fen) / 100).toFixed(2)}` : '');
const spaced = (text: string | undefined): string => (text ? ` ${text}` : '');

export const invoiceActions: Record<string, Action> = {
  'invoices.requested': { name: 'Ask for an invoice', say: (_, { fen }) => `asked for an invoice${yuan(fen)} for a customer` },
  'invoices.edited': { name: 'Edit an invoice request', say: () => 'edited an invoice request' },
  'invoices.approved': { name: 'Approve an invoice', say: () => 'approved an invoice request' },
  'invoices.rejected': {
    name: 'Send an invoice request back',
    say: (_, { reason }) => `sent an invoice request back${reason ? `: ${reason}` : ''}`,
  },
  'invoices.retried': { name: 'Try an invoice anew', say: () => 'tried a failed invoice under a new number' },
  'invoices.recorded': { name: 'Record an invoice by hand', say: (_, { number }) => `recorded the invoice${spaced(number)} by hand` },
  'invoices.unblocked': { name: 'Go on issuing', say: (_, { resumed }) => `let ${resumed ?? ''} held-up invoices go on` },
  'invoices.mailed': { name: 'Mail an invoice', say: (_, { to }) => `mailed an invoice to${spaced(to)}` },
  'invoices.downloaded': { name: 'Download an invoice', say: (_, { number }) => `downloaded the invoice${spaced(number)}` },
  'invoices.batch-started': { name: 'Issue in a batch', say: (_, { rows }) => `started a batch of ${rows ?? ''} invoices` },
  'invoices.batch-paused': { name: 'Pause a batch of invoices', say: () => 'paused a batch of invoices' },
  'invoices.batch-resumed': { name: 'Resume a batch of invoices', say: () => 'resumed a batch of invoices' },
  'invoices.red-raised': { name: 'Turn an invoice red', say: () => 'raised a red letter' },
  'invoices.red-approved': { name: 'Approve a red letter', say: () => 'approved a red letter' },
  'invoices.red-withdrawn': { name: 'Withdraw a red letter', say: () => 'withdrew a red letter' },
  'invoices.red-answered': {
    name: 'Answer a red letter',
    say: (_, { agree }) => `${agree === 'yes' ? 'agreed with' : 'refused'} a buyer’s red letter`,
  },
  'invoices.seller-saved': { name: 'Save a seller', say: (_, { name }) => `saved the seller${named(name)}` },
  'invoices.tax-code-saved': { name: 'Save a tax rate', say: (_, { code }) => `saved the rate of${spaced(code)}` },
  'invoices.tax-code-deleted': { name: 'Remove a tax rate', say: (_, { code }) => `removed the rate of${spaced(code)}` },
  'invoices.rules-saved': { name: 'Change invoice rules', say: () => 'changed the rules of invoicing' },
  'invoices.compared': { name: 'Compare invoices', say: (_, { month }) => `compared invoices of${spaced(month)} with the provider` },
  'invoices.month-downloaded': { name: 'Download invoice books', say: () => 'downloaded the invoice books of a month' },
};
