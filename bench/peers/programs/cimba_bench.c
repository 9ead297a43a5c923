// Written for this comparison; holds no code of the peer.
// cimba 3 (C coroutines + hash-heap). mm1/tandem: server processes on object queues (the library's own benchmark idiom).
// flow: its event API for delays (a fiber per person would need 160 000 stacks), server processes at the three capacity stages.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <math.h>
#include <time.h>
#include <sys/resource.h>
#include <unistd.h>
#include <cimba.h>
#include "cmi_mempool.h"
#define S 8
static const int KIND[S] = {0,1,0,1,0,1,0,0}, CAP[S] = {0,2000,0,1060,0,2500,0,0};
static const double MEAN[S] = {3,2,60,1,30,5,90,10}, CV[S] = {1,1,1,1,1,1,1.5,1}; static double MU[S], SG[S];
static const double RP[S][3] = {{.95,1,1},{.8,1,1},{1,1,1},{.7,.9,1},{.4,1,1},{.6,.7,1},{1,1,1},{1,1,1}};
static const int RT[S][3] = {{1,-1,-1},{2,5,5},{3,3,3},{4,2,7},{5,6,6},{6,2,7},{7,7,7},{-1,-1,-1}};
typedef struct { double t0; int s; } person;
CMB_THREAD_LOCAL struct cmi_mempool pool = CMI_MEMPOOL_STATIC_INIT(sizeof(person), 4096u);
static struct cmb_objectqueue *q[S]; static uint64_t N, done, events; static double sum, horizon;
struct sctx { int k, last; };
static void *source(struct cmb_process *me, void *v) { cmb_unused(me); double mean = *(double *)v;
  for (uint64_t i = 0; i < N; i++) { cmb_process_hold(cmb_random_exponential(mean)); person *p = cmi_mempool_alloc(&pool); p->t0 = cmb_time(); events++; cmb_objectqueue_put(q[0], p); } return NULL; }
static void *server(struct cmb_process *me, void *v) { cmb_unused(me); struct sctx *c = v;
  for (;;) { void *o = NULL; cmb_objectqueue_get(q[c->k], &o); cmb_process_hold(cmb_random_exponential(1.0)); events++;
    if (c->last) { person *p = o; sum += cmb_time() - p->t0; done++; cmi_mempool_free(&pool, p); } else cmb_objectqueue_put(q[c->k + 1], o); } }
static void enter(person *p, int s);
static void route(person *p) { events++; double u = cmb_random(); int s = p->s, i = u < RP[s][0] ? 0 : u < RP[s][1] ? 1 : 2; int d = RT[s][i]; if (d < 0) { sum += cmb_time() - p->t0; done++; cmi_mempool_free(&pool, p); } else enter(p, d); }
static void delay_end(void *sub, void *ob) { cmb_unused(ob); route(sub); }
static void enter(person *p, int s) { p->s = s; if (KIND[s]) cmb_objectqueue_put(q[s], p); else cmb_event_schedule(delay_end, p, NULL, cmb_time() + cmb_random_lognormal(MU[s], SG[s]), 0); }
static void *fserver(struct cmb_process *me, void *v) { cmb_unused(me); int s = *(int *)v; for (;;) { void *o = NULL; cmb_objectqueue_get(q[s], &o); cmb_process_hold(cmb_random_exponential(MEAN[s])); route(o); } }
static void arrive(void *sub, void *ob) { cmb_unused(sub); cmb_unused(ob); person *p = cmi_mempool_alloc(&pool); p->t0 = cmb_time(); events++; enter(p, 0); cmb_event_schedule(arrive, NULL, NULL, cmb_time() + cmb_random_exponential(1.0 / 1000), 0); }
// flowev: pure event style, the fastest path in this library for flow (own FIFO and busy counters)
static person **fq[S]; static uint64_t fh[S], ft[S]; static int busy[S];
static void ev_enter(person *p, int s);
static void ev_end(void *sub, void *ob) { cmb_unused(ob); person *p = sub; int s = p->s; events++;
  if (KIND[s]) { if (fh[s] != ft[s]) { person *n = fq[s][fh[s]++ & 0xfffff]; cmb_event_schedule(ev_end, n, NULL, cmb_time() + cmb_random_exponential(MEAN[s]), 0); } else busy[s]--; }
  double u = cmb_random(); int i = u < RP[s][0] ? 0 : u < RP[s][1] ? 1 : 2, d = RT[s][i]; if (d < 0) { sum += cmb_time() - p->t0; done++; cmi_mempool_free(&pool, p); } else ev_enter(p, d); }
static void ev_enter(person *p, int s) { p->s = s; if (KIND[s]) { if (busy[s] < CAP[s]) { busy[s]++; cmb_event_schedule(ev_end, p, NULL, cmb_time() + cmb_random_exponential(MEAN[s]), 0); } else fq[s][ft[s]++ & 0xfffff] = p; } else cmb_event_schedule(ev_end, p, NULL, cmb_time() + cmb_random_lognormal(MU[s], SG[s]), 0); }
static void ev_arrive(void *sub, void *ob) { cmb_unused(sub); cmb_unused(ob); person *p = cmi_mempool_alloc(&pool); p->t0 = cmb_time(); events++; ev_enter(p, 0); cmb_event_schedule(ev_arrive, NULL, NULL, cmb_time() + cmb_random_exponential(1.0 / 1000), 0); }
static void stop(void *sub, void *ob) { cmb_unused(sub); cmb_unused(ob); cmb_event_queue_clear(); }
static struct cmb_process *mk(cmb_process_func *f, void *ctx, const char *n) { struct cmb_process *p = cmb_process_create(); cmb_process_initialize_wssz(p, n, f, ctx, 0, 16384); cmb_process_start(p); return p; }
static void run_trial(void *v) { const char *w = v;
  cmb_logger_flags_off(CMB_LOGGER_INFO); cmb_random_initialize(1); cmb_event_queue_initialize(0.0);
  static struct sctx sc[5]; static int ids[S]; static double mean;
  if (strncmp(w, "flow", 4)) { int st = !strcmp(w, "mm1") ? 1 : 5, c = st == 1 ? 1 : 20; mean = st == 1 ? 1 / 0.9 : 1 / 18.0;
    for (int k = 0; k < st; k++) { q[k] = cmb_objectqueue_create(); cmb_objectqueue_initialize(q[k], "q", CMB_UNLIMITED); }
    mk(source, &mean, "src"); for (int k = 0; k < st; k++) { sc[k] = (struct sctx){k, k == st - 1}; for (int i = 0; i < c; i++) mk(server, &sc[k], "srv"); } }
  else { for (int s = 0; s < S; s++) { SG[s] = sqrt(log(1 + CV[s] * CV[s])); MU[s] = log(MEAN[s]) - SG[s] * SG[s] / 2; ids[s] = s; if (!strcmp(w, "flowev")) fq[s] = malloc(sizeof(person *) << 20); else if (KIND[s]) { q[s] = cmb_objectqueue_create(); cmb_objectqueue_initialize(q[s], "q", CMB_UNLIMITED); for (int i = 0; i < CAP[s]; i++) mk(fserver, &ids[s], "srv"); } }
    cmb_event_schedule(strcmp(w, "flowev") ? arrive : ev_arrive, NULL, NULL, 0.0, 0); cmb_event_schedule(stop, NULL, NULL, horizon, 0); }
  cmb_event_queue_execute(); }
int main(int c, char **v) { cmb_unused(c); N = strtoull(v[2], 0, 10); horizon = (double)N; struct timespec a, b; clock_gettime(CLOCK_MONOTONIC, &a); run_trial(v[1]); clock_gettime(CLOCK_MONOTONIC, &b);
  double dt = (b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec) * 1e-9; struct rusage u; getrusage(RUSAGE_SELF, &u);
  printf("{\"peer\":\"cimba 3.0.0-rc1\",\"workload\":\"%s\",\"n\":%lu,\"wall\":%.3f,\"events\":%lu,\"Mev_s\":%.3f,\"mean\":%.3f,\"rssMB\":%ld}\n", v[1], N, dt, events, events / dt / 1e6, sum / done, u.ru_maxrss / 1024); fflush(stdout); _exit(0); }
