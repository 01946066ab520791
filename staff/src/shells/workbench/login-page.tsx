import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { ApiFailure, describeError } from '../../api/api-error.ts';
import { forgetLoginAttempts, loginUrl, rememberedReturn } from '../../api/login.ts';
import { useLocale } from '../../messages/locale-context.tsx';
import iconUrl from '../../ui/icon.svg';
import { isWecom } from '../../wecom/prepare.ts';
import css from './login-page.module.css';

export function LoginPage() {
  const { locale, messages, setLocale } = useLocale();
  const { brand, login } = messages;
  const [params] = useSearchParams();
  const error = params.get('error');
  const other = locale === 'zh-CN' ? 'en-US' : 'zh-CN';
  const requestId = params.get('requestId');
  useEffect(() => {
    document.title = `${login.title} · ${brand}`;
  }, [login, brand]);
  const start = (): void => {
    forgetLoginAttempts();
    // WeCom's own web view signs in silently; the scan page is not for it (facts: wecom.md §4.3).
    window.location.assign(loginUrl(isWecom() ? 'sidebar' : 'workbench', safeReturn(params.get('return') ?? rememberedReturn())));
  };
  return (
    <div className={css.page}>
      <main className={css.card}>
        <div className={css.brand}>
          <img src={iconUrl} alt="" />
          {brand}
        </div>
        <h1 className={css.title}>{login.title}</h1>
        <p className={css.body}>{login.body}</p>
        {error ? (
          <Alert
            className={css.error ?? ''}
            type="error"
            showIcon
            title={login.failed}
            description={
              <>
                {error === 'stuck' ? login.stuck : describeError(new ApiFailure(error, ''), locale)}
                {requestId ? <div style={{ fontSize: 12 }}>{messages.states.requestId(requestId)}</div> : null}
              </>
            }
          />
        ) : null}
        <Button type="primary" size="large" block onClick={start}>
          {isWecom() ? login.inWecom : login.button}
        </Button>
        <div className={css.language}>
          <Button type="link" size="small" onClick={() => setLocale(other)} lang={other}>
            {other === 'en-US' ? 'English' : '简体中文'}
          </Button>
        </div>
      </main>
    </div>
  );
}

/** Only a place of ours; the server checks again. */
function safeReturn(wanted: string | null): string {
  const ours = wanted !== null && /^\/(workbench|sidebar)\//.test(wanted) && !wanted.startsWith('/workbench/login');
  return ours ? wanted : '/workbench/customers';
}
