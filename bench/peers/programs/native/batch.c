// The workload of ../w3.json with nothing around it, batched: what the hardware allows at the most. People are 16-byte
// records in day buckets; a day is processed stage by stage, and only stages with servers are put in exact time order
// (somebody who comes back to such a stage on the same day is served in a later pass). Counter-based draws, quantile tables.
// No groups, schedules, clocks, holds or observers. Terse on purpose.
// Build: gcc -O3 -march=native batch.c -lm. Run: batch DAYS (at most 8191)
#include <stdint.h>
#include <stddef.h>
#define S 8
#define K 1024
#define MAXD 8192
#define TB 18
#define CH 32
#ifndef NCH
#define NCH (1u << 17)
#endif
#ifndef MAXT
#define MAXT (1u << 17)
#endif
#ifndef QM
#define QM ((1u << 20) - 1)
#endif
#include <string.h>
double tail(int s, uint32_t r);
#define ZERO(a) __builtin_memset(a, 0, sizeof a)
typedef struct { uint32_t t, id, birth, meta; } rec; // meta = stage | ordinal << 4
double Q[(S + 1) * (K + 1)];
double TH[24];
double out[64];
static double SCALE = 1; // capacity and rate multiplier
static float q0[(S + 1) * K], q1[(S + 1) * K];
static uint32_t th[S][2];
static const int KIND[S] = {0, 1, 0, 1, 0, 1, 0, 0};
static const int CAP[S] = {0, 2000, 0, 1060, 0, 2500, 0, 0};
static const int R_T[S][3] = {{1, -1, -1}, {2, 5, 5}, {3, 3, 3}, {4, 2, 7}, {5, 6, 6}, {6, 2, 7}, {7, 7, 7}, {-1, -1, -1}};
static const int NT[S] = {2, 2, 1, 3, 2, 3, 1, 1};
static const int FI[S] = {0, 0, 0, 1, 0, 2, 0, 0};
static uint32_t key;
static inline uint32_t rotl(uint32_t x, int k) { return x << k | x >> (32 - k); }
static inline void rnd(uint32_t a, uint32_t b, uint32_t *x, uint32_t *y) {
  // threefry2x32-13
  uint32_t k0 = key, k1 = 0x9e3779b9u, k2 = 0x1bd11bdau ^ k0 ^ k1, u = a + k0, v = b + k1;
#define R(n) u += v, v = rotl(v, n) ^ u
  R(13); R(15); R(26); R(6); u += k1; v += k2 + 1; R(17); R(29); R(16); R(24); u += k2; v += k0 + 2; R(13); R(15); R(26); R(6); u += k0; v += k1 + 3; R(17);
  *x = u; *y = v;
}
static rec chunk[NCH * CH]; static int32_t cnext[NCH], cfree[NCH], bh[MAXD], bf[MAXD]; static int32_t ncf, nch;
static rec X[S][MAXT]; static uint32_t nx[S]; // exits of today
static rec AR[S][MAXT]; static uint32_t na[S]; // arrivals of today at capacity stages
static rec G[MAXT], Y[MAXT]; static uint32_t r0[MAXT], r1[MAXT], tg[MAXT], idx[3][MAXT], cnt[(1 << 13) + 1];
static rec hp[1 << 16]; static uint32_t hn;
static rec fifo[3][QM + 1]; static uint32_t qh[3], qt[3]; static int idle[3]; static int32_t stock[S], hist[MAXD * S]; static double visits[S];
static int ndays; static uint32_t endt, today_end; static double done, sumT, events, late; static uint32_t nid;
void seed(uint32_t s) { key = s * 0x9e3779b9u + 1; }
static inline uint32_t delay(int s, uint32_t r) { uint32_t i = r >> 22; if (__builtin_expect(i == 0 || i == K - 1, 0)) { double d = tail(s, r) * (1 << TB); return d > 4e9 ? 4000000000u : (uint32_t)d; } float f = (float)(r & 0x3fffff) * 2.384185791015625e-7f; return (uint32_t)(q0[s * K + i] + (q1[s * K + i]) * f); }
static inline void put(rec e) { int d = e.t >> TB; int f = bf[d], c = bh[d]; if (__builtin_expect(f == CH, 0)) { c = ncf ? cfree[--ncf] : nch++; cnext[c] = bh[d]; bh[d] = c; f = 0; } chunk[(size_t)c * CH + f] = e; bf[d] = f + 1; }
static inline void sched(rec e) { if (e.t < today_end) { int s = e.meta & 15; X[s][nx[s]++] = e; } else if (e.t < endt) put(e); }
static void sortrec(rec *a, uint32_t n) { // counting sort on the time of day, then insertion
  if (n < 2) return; int b = 4; while (b < 13 && (1u << b) < n) b++; int sh = TB - b; uint32_t nb = 1u << b, m = (1u << TB) - 1; __builtin_memset(cnt, 0, (nb + 1) * 4);
  for (uint32_t i = 0; i < n; i++) cnt[((a[i].t & m) >> sh) + 1]++; for (uint32_t i = 0; i < nb; i++) cnt[i + 1] += cnt[i];
  for (uint32_t i = 0; i < n; i++) G[cnt[(a[i].t & m) >> sh]++] = a[i];
  a[0] = G[0]; for (uint32_t i = 1; i < n; i++) { rec e = G[i]; uint32_t j = i; while (j > 0 && (a[j - 1].t > e.t || (a[j - 1].t == e.t && a[j - 1].id > e.id))) { a[j] = a[j - 1]; j--; } a[j] = e; } }
static void leave(int s, rec *a, uint32_t n) { // batch: route n people out of stage s and into the next stages
  visits[s] += n; events += n; stock[s] -= n;
  for (uint32_t i = 0; i < n; i++) rnd(a[i].id, a[i].meta >> 4, &r0[i], &r1[i]);
  int nt = NT[s]; uint32_t c[3] = {0, 0, 0};
  if (nt > 1) { uint32_t t0 = th[s][0], t1 = th[s][1]; for (uint32_t i = 0; i < n; i++) tg[i] = (r0[i] >= t0) + (r0[i] >= t1);
    for (uint32_t i = 0; i < n; i++) { idx[0][c[0]] = i; idx[1][c[1]] = i; idx[2][c[2]] = i; uint32_t k = tg[i]; c[0] += k == 0; c[1] += k == 1; c[2] += k == 2; } }
  else c[0] = n;
  for (int k = 0; k < nt; k++) { int ns = R_T[s][k]; uint32_t m = c[k]; uint32_t *ix = nt > 1 ? idx[k] : 0;
    if (ns < 0) { uint64_t sm = 0; for (uint32_t j = 0; j < m; j++) { rec *e = a + (ix ? ix[j] : j); sm += e->t - e->birth; } sumT += (double)sm; done += m; continue; }
    stock[ns] += m;
    if (KIND[ns]) { rec *o = AR[ns] + na[ns]; na[ns] += m; for (uint32_t j = 0; j < m; j++) { rec e = a[ix ? ix[j] : j]; e.meta = (e.meta & ~15u) + 16 + ns; o[j] = e; } }
    else for (uint32_t j = 0; j < m; j++) { uint32_t i = ix ? ix[j] : j; rec e = a[i]; e.meta = (e.meta & ~15u) + 16 + ns; uint32_t d = delay(ns, r1[i]); if (d > endt - e.t) continue; e.t += d; sched(e); } } }
static inline void start(int s, rec e, uint32_t t) { uint32_t x, y; rnd(e.id, (e.meta >> 4) | 0x80000000u, &x, &y); uint32_t d = delay(s, x); if (d > endt - t) return; e.t = t + d;
  if (e.t < today_end) { uint32_t i = hn++; while (i) { uint32_t j = (i - 1) >> 1; if (hp[j].t <= e.t) break; hp[i] = hp[j]; i = j; } hp[i] = e; } else if (e.t < endt) put(e); }
static void serve(int s) { // exact FIFO, c servers, today
  int f = FI[s]; rec *a = AR[s], *c = X[s]; uint32_t n = na[s], m = nx[s], ai = 0, ci = 0, ny = 0; na[s] = nx[s] = 0; sortrec(a, n); sortrec(c, m); hn = 0;
  for (;;) { uint32_t tc = ci < m ? c[ci].t : ~0u, src = 0; if (hn && hp[0].t < tc) { tc = hp[0].t; src = 1; } uint32_t ta = ai < n ? a[ai].t : ~0u;
    if (ta <= tc) { if (ta == ~0u) break; rec e = a[ai++]; if (idle[f] > 0) { idle[f]--; start(s, e, ta); } else fifo[f][qt[f]++ & QM] = e; }
    else { if (src) { Y[ny++] = hp[0]; rec e = hp[--hn]; uint32_t i = 0, k = 1; while (k < hn) { if (k + 1 < hn) k += hp[k + 1].t < hp[k].t; if (hp[k].t >= e.t) break; hp[i] = hp[k]; i = k; k = 2 * i + 1; } hp[i] = e; } else Y[ny++] = c[ci++];
      if (qh[f] != qt[f]) start(s, fifo[f][qh[f]++ & QM], tc); else idle[f]++; } }
  leave(s, Y, ny); }
void init(int days) { ndays = days; endt = (uint32_t)days << TB; done = sumT = events = late = 0; nid = 0; ncf = nch = 0; ZERO(nx); ZERO(na); ZERO(qh); ZERO(qt); ZERO(stock); ZERO(visits); for (int s = 0; s < S; s++) if (KIND[s]) idle[FI[s]] = (int)(CAP[s] * SCALE);
  for (int i = 0; i <= days; i++) { bh[i] = -1; bf[i] = CH; }
  for (int s = 0; s <= S; s++) for (int i = 0; i < K; i++) { double u = i == 0 ? 0 : Q[s * (K + 1) + i], v = i == K - 1 ? u : Q[s * (K + 1) + i + 1]; q0[s * K + i] = (float)(u * (1 << TB)); q1[s * K + i] = (float)((v - u) * (1 << TB)); }
  for (int s = 0; s < S; s++) for (int k = 0; k < 2; k++) { double x = TH[3 * s + k]; th[s][k] = x >= 4294967295.0 ? 0xffffffffu : (uint32_t)x; } }
static double ta; static uint32_t ac;
static inline double gap(uint32_t x) { uint32_t i = x >> 22; if (i == 0 || i == K - 1) return tail(S, x) / SCALE; const double *q = Q + S * (K + 1) + i; return (q[0] + (q[1] - q[0]) * ((x & 0x3fffff) + 0.5) * 2.384185791015625e-7) / SCALE; }
void step(int day) {
  today_end = (uint32_t)(day + 1) << TB; if (day == 0) { uint32_t x, y; rnd(0, 0xffffffffu, &x, &y); ac = 1; ta = gap(x); }
  // gather today's exits, split by stage
  int f = bf[day]; for (int c = bh[day]; c >= 0; c = cnext[c], f = CH) { rec *e = chunk + (size_t)c * CH; for (int i = 0; i < f; i++) { int s = e[i].meta & 15; X[s][nx[s]++] = e[i]; } cfree[ncf++] = c; }
  // arrivals of the day: a Poisson process from exponential gaps
  while (ta < day + 1) { uint32_t x, y; rnd(ac++, 0xffffffffu, &x, &y); uint32_t t = (uint32_t)(ta * (1 << TB)), d = delay(0, y); rec e = {t, nid++, t, 0}; stock[0]++; events++; ta += gap(x); if (d <= endt - t) { e.t = t + d; sched(e); } }
  for (int pass = 0;; pass++) { int any = 0;
    for (int s = 0; s < S; s++) { if (KIND[s]) { if (nx[s] | na[s]) { any = 1; if (pass) late += na[s]; serve(s); } }
      else if (nx[s]) { any = 1; uint32_t n = nx[s]; nx[s] = 0; __builtin_memcpy(Y, X[s], n * sizeof(rec)); leave(s, Y, n); } }
    if (!any) break; }
  for (int s = 0; s < S; s++) hist[day * S + s] = stock[s]; }
void finish(void) { out[0] = nid; out[1] = done; out[2] = events; out[3] = sumT / done / (1 << TB); out[4] = nch; out[5] = late; for (int s = 0; s < S; s++) { out[8 + s] = stock[s]; out[16 + s] = visits[s]; } }
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <sys/resource.h>
static const double MEAN[S] = {3, 2, 60, 1, 30, 5, 90, 10}, CV[S] = {1, 1, 1, 1, 1, 1, 1.5, 1}, RP[24] = {0.95, 1, 1, 0.8, 1, 1, 1, 1, 1, 0.7, 0.9, 1, 0.4, 1, 1, 0.6, 0.7, 1, 1, 1, 1, 1, 1, 1};
static double qnorm(double p) { static const double a[] = {-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239}, b[] = {-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1}, c[] = {-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783}, d[] = {7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416};
  if (p < 0.02425) { double q = sqrt(-2 * log(p)); return (((((c[0]*q+c[1])*q+c[2])*q+c[3])*q+c[4])*q+c[5]) / ((((d[0]*q+d[1])*q+d[2])*q+d[3])*q+1); } if (p > 1 - 0.02425) return -qnorm(1 - p);
  double q = p - 0.5, r = q * q; return (((((a[0]*r+a[1])*r+a[2])*r+a[3])*r+a[4])*r+a[5])*q / (((((b[0]*r+b[1])*r+b[2])*r+b[3])*r+b[4])*r+1); }
static double exact(int s, double p) { if (s == S) return -log1p(-p) / 1000; if (KIND[s]) return -log1p(-p) * MEAN[s]; double sg = sqrt(log(1 + CV[s] * CV[s])), mu = log(MEAN[s]) - sg * sg / 2; return exp(mu + sg * qnorm(p)); }
double tail(int s, uint32_t r) { return exact(s, (r + 0.5) * 2.3283064365386963e-10); }
int main(int c, char **v) {
  int days = c > 1 ? atoi(v[1]) : 3650;
  for (int s = 0; s <= S; s++) for (int i = 0; i <= K; i++) Q[s * (K + 1) + i] = i == 0 ? 0 : i == K ? INFINITY : exact(s, (double)i / K);
  for (int i = 0; i < 24; i++) TH[i] = RP[i] * 4294967296.0;
  struct timespec a, b; seed(12345); clock_gettime(CLOCK_MONOTONIC, &a);
  init(days); for (int d = 0; d < days; d++) step(d);
  finish(); clock_gettime(CLOCK_MONOTONIC, &b);
  double wall = (b.tv_sec - a.tv_sec) + (b.tv_nsec - a.tv_nsec) * 1e-9; struct rusage u; getrusage(RUSAGE_SELF, &u);
  printf("{\"peer\":\"bare C, batched\",\"workload\":\"flow\",\"n\":%d,\"wall\":%.4f,\"events\":%.0f,\"Mev_s\":%.3f,\"mean\":%.3f,\"rssMB\":%ld}\n", days, wall, out[2], out[2] / wall / 1e6, out[3], u.ru_maxrss / 1024);
}
