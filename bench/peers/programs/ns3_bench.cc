// Written for this comparison; holds no code of the peer.
// ns-3 core only (Simulator::Schedule with function pointers). ns3_bench mm1 N | tandem N | flow DAYS  [scheduler type]
#include "ns3/core-module.h"
#include <sys/resource.h>
#include <chrono>
#include <deque>
#include <cmath>
using namespace ns3;
static const int KINDF[8] = {0,1,0,1,0,1,0,0}, CAPF[8] = {0,2000,0,1060,0,2500,0,0};
static const double MEANF[8] = {3,2,60,1,30,5,90,10}, CVF[8] = {1,1,1,1,1,1,1.5,1}, RPF[8][3] = {{.95,1,1},{.8,1,1},{1,1,1},{.7,.9,1},{.4,1,1},{.6,.7,1},{1,1,1},{1,1,1}};
static const int RTF[8][3] = {{1,-1,-1},{2,5,5},{3,3,3},{4,2,7},{5,6,6},{6,2,7},{7,7,7},{-1,-1,-1}};
struct P { int64_t t0; int s; };
static int S, cap[8], busy[8], rt[8][3]; static double mean[8], mu[8], sg[8], rp[8][2], rate; static std::deque<P *> q[8]; static long n, done, events; static double sum;
static Ptr<ExponentialRandomVariable> ex; static Ptr<LogNormalRandomVariable> ln_[8]; static Ptr<UniformRandomVariable> un;
static Time dur(double x) { return NanoSeconds((int64_t)(x * 1e9)); }
static void end_(P *p);
static void go(P *p) { Simulator::Schedule(dur(cap[p->s] ? ex->GetValue() * mean[p->s] : ln_[p->s]->GetValue()), &end_, p); }
static void enter(P *p, int s) { p->s = s; if (cap[s]) { if (busy[s] < cap[s]) { busy[s]++; go(p); } else q[s].push_back(p); } else go(p); }
static void end_(P *p) { events++; int s = p->s; if (cap[s]) { if (!q[s].empty()) { P *x = q[s].front(); q[s].pop_front(); go(x); } else busy[s]--; }
  int d; if (rp[s][0] >= 1) d = rt[s][0]; else { double u = un->GetValue(); d = u < rp[s][0] ? rt[s][0] : u < rp[s][1] ? rt[s][1] : rt[s][2]; }
  if (d < 0) { done++; sum += (Simulator::Now().GetNanoSeconds() - p->t0) * 1e-9; delete p; } else enter(p, d); }
static void arrive() { events++; enter(new P{Simulator::Now().GetNanoSeconds(), 0}, 0); if (--n != 0) Simulator::Schedule(dur(ex->GetValue() / rate), &arrive); }
int main(int c, char **v) { std::string w = v[1]; bool flow = w == "flow"; n = flow ? -1 : atol(v[2]); S = flow ? 8 : w == "mm1" ? 1 : 5; rate = flow ? 1000 : S == 1 ? .9 : 18;
  if (c > 3) GlobalValue::Bind("SchedulerType", TypeIdValue(TypeId::LookupByName(v[3])));
  ex = CreateObject<ExponentialRandomVariable>(); ex->SetAttribute("Mean", DoubleValue(1)); un = CreateObject<UniformRandomVariable>();
  for (int s = 0; s < S; s++) { if (flow) { cap[s] = CAPF[s]; mean[s] = MEANF[s]; sg[s] = std::sqrt(std::log(1 + CVF[s] * CVF[s])); mu[s] = std::log(mean[s]) - sg[s] * sg[s] / 2; for (int k = 0; k < 3; k++) rt[s][k] = RTF[s][k]; rp[s][0] = RPF[s][0]; rp[s][1] = RPF[s][1];
      ln_[s] = CreateObject<LogNormalRandomVariable>(); ln_[s]->SetAttribute("Mu", DoubleValue(mu[s])); ln_[s]->SetAttribute("Sigma", DoubleValue(sg[s])); }
    else { cap[s] = S == 1 ? 1 : 20; mean[s] = 1; rp[s][0] = 1; rt[s][0] = s + 1 < S ? s + 1 : -1; } }
  Simulator::Schedule(dur(ex->GetValue() / rate), &arrive); if (flow) Simulator::Stop(Seconds(atof(v[2])));
  auto a = std::chrono::steady_clock::now(); Simulator::Run(); double dt = std::chrono::duration<double>(std::chrono::steady_clock::now() - a).count(); struct rusage u; getrusage(RUSAGE_SELF, &u);
  printf("{\"peer\":\"ns-3.37 %s\",\"workload\":\"%s\",\"n\":%s,\"wall\":%.3f,\"events\":%ld,\"Mev_s\":%.3f,\"mean\":%.3f,\"rssMB\":%ld}\n", c > 3 ? v[3] : "default", v[1], v[2], dt, events, events / dt / 1e6, sum / done, u.ru_maxrss / 1024); }
