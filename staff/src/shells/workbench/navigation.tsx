import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import { Fragment } from 'react';
import { Link, useLocation } from 'react-router';
import { sessionQuery } from '../../features/session/api.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import iconUrl from '../../ui/icon.svg';
import { destinationOf, destinations } from './destinations.tsx';
import css from './navigation.module.css';

interface Props {
  slim?: boolean;
  onGo?: () => void;
}

/** Only what this person may open; the rest would be a row of closed doors. */
export function Navigation({ slim = false, onGo }: Props) {
  const { brand, navigation } = useMessages();
  const { data: session } = useQuery(sessionQuery);
  // One place may be above another: only the nearest is where one is.
  const here = destinationOf(useLocation().pathname);
  const open = destinations.filter(({ permission }) => session?.permissions.includes(permission) ?? false);
  return (
    <div className={slim ? css.slim : ''}>
      <div className={css.brand}>
        <img src={iconUrl} alt="" />
        <span className={css.names}>
          <span className={css.brandName}>{brand}</span>
          <span className={css.shop} title={session?.shopName}>
            {session?.shopName ?? ''}
          </span>
        </span>
      </div>
      <nav className={css.nav} aria-label={navigation.label}>
        {open.map((it, index) => (
          <Fragment key={it.path}>
            {open[index - 1]?.group === it.group ? null : <div className={css.group}>{navigation[it.group]}</div>}
            <Tooltip title={slim ? navigation[it.name] : ''} placement="right">
              <Link to={it.path} className={css.link ?? ''} onClick={onGo} aria-current={it === here ? 'page' : undefined}>
                <span aria-hidden>{it.icon}</span>
                <span>{navigation[it.name]}</span>
              </Link>
            </Tooltip>
          </Fragment>
        ))}
      </nav>
    </div>
  );
}
