import { AppShell } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Dialog } from '@/components/Dialog';
import { DialogHead } from '@/components/DialogHead';
import { useShortcut } from '@/lib/keyboard/useShortcut';
import { PageContext, type PageState } from '@/lib/page/PageContext';
import { Brand } from './Brand';
import { Header } from './Header';
import { KeySheet } from './KeySheet';
import { Navigation } from './Navigation';
import { PageBoundary } from './PageBoundary';
import classes from './Shell.module.css';

/** The frame around every page: navigation, header, and room beside the page. */
export function AppFrame() {
  const [page, setPage] = useState<PageState>({ crumbs: [], rail: false });
  const [aside, setAside] = useState(false);
  const [headerSlot, setHeaderSlot] = useState<HTMLElement | null>(null);
  const [asideSlot, setAsideSlot] = useState<HTMLElement | null>(null);
  const [menu, setMenu] = useState(false);
  const [keys, setKeys] = useState(false);
  const { pathname } = useLocation();
  useShortcut('global.help', () => setKeys((open) => !open));

  const frame = useMemo(() => ({ headerSlot, asideSlot, setPage, setAside }), [headerSlot, asideSlot]);
  const closeMenu = useCallback(() => setMenu(false), []);
  return (
    <PageContext value={frame}>
      <a className={classes['skip']} href="#main">
        Skip to the page
      </a>
      <AppShell
        header={{ height: 48 }}
        layout="alt"
        navbar={{ width: { base: 52, xl: page.rail ? 52 : 208 }, breakpoint: 'sm', collapsed: { mobile: true } }}
        aside={{ width: 400, breakpoint: 'lg', collapsed: { mobile: true, desktop: !aside } }}
        transitionDuration={160}
        padding={0}
      >
        <AppShell.Navbar className={`${classes['navbar'] ?? ''} ${page.rail ? (classes['rail'] ?? '') : ''}`}>
          <Brand />
          <Navigation />
        </AppShell.Navbar>
        <AppShell.Header className={classes['bar'] ?? ''}>
          <Header
            crumbs={page.crumbs}
            slotRef={setHeaderSlot}
            onMenu={() => setMenu(true)}
            onKeys={() => setKeys(true)}
          />
        </AppShell.Header>
        <AppShell.Main className={classes['main'] ?? ''} id="main" tabIndex={-1}>
          <PageBoundary address={pathname}>
            <Outlet />
          </PageBoundary>
        </AppShell.Main>
        <AppShell.Aside className={classes['aside'] ?? ''} data-empty={!aside || undefined} ref={setAsideSlot} />
      </AppShell>
      {menu && (
        <Dialog label="Sections" place="bottom" size="auto" className={classes['sheet'] ?? ''} onClose={closeMenu}>
          <DialogHead title="Sections" onClose={closeMenu} />
          <Navigation label="All sections" onNavigate={closeMenu} />
        </Dialog>
      )}
      {keys && <KeySheet onClose={() => setKeys(false)} />}
      <ScrollRestoration />
    </PageContext>
  );
}
