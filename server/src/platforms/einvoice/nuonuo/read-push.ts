/** A form with `content`, JSON that names the order and a status (facts §2.1, partly unconfirmed). Nothing else of it is read: it is not signed. */
export function readPush(body: string): { serial: string; status: string } | null {
  const form = new URLSearchParams(body);
  const content = readContent(form.get('content') ?? '');
  const serial = textOf(content['c_orderno']) || (form.get('orderno') ?? '');
  const status = textOf(content['c_status']);
  return /^[\w-]{1,20}$/.test(serial) && /^\d{1,2}$/.test(status) ? { serial, status } : null;
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function readContent(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
