// Written for this comparison; holds no code of the peer.
// OMNeT++ 6: simple modules, handleMessage, one message per person (the message itself is the self-message while in a stage)
#include <omnetpp.h>
#include <sys/resource.h>
#include <chrono>
#include <deque>
using namespace omnetpp;
static const int KIND[8] = {0,1,0,1,0,1,0,0}, CAP[8] = {0,2000,0,1060,0,2500,0,0};
static const double MEAN[8] = {3,2,60,1,30,5,90,10}, CV[8] = {1,1,1,1,1,1,1.5,1}, RP[8][3] = {{.95,1,1},{.8,1,1},{1,1,1},{.7,.9,1},{.4,1,1},{.6,.7,1},{1,1,1},{1,1,1}};
static long done, events; static double sum;
static std::chrono::steady_clock::time_point t0;
struct Person : public cMessage { simtime_t birth; };
class Source : public cSimpleModule { cMessage *tick; long n; double rate;
  void initialize() override { t0 = std::chrono::steady_clock::now(); n = par("n"); rate = par("rate"); tick = new cMessage; scheduleAt(exponential(1 / rate), tick); }
  void handleMessage(cMessage *) override { events++; auto *p = new Person; p->birth = simTime(); send(p, "out"); if (--n != 0) scheduleAt(simTime() + exponential(1 / rate), tick); }
  ~Source() override { cancelAndDelete(tick); } };
class Station : public cSimpleModule { int s, c, busy = 0, nout; bool cap; double mean, mu = 0, sg = 0; std::deque<cMessage *> q;
  void initialize() override { s = par("stage"); nout = gateSize("out"); if (s < 0) { cap = true; c = s == -1 ? 1 : 20; mean = 1; } else { cap = KIND[s]; c = CAP[s]; mean = MEAN[s]; sg = std::sqrt(std::log(1 + CV[s] * CV[s])); mu = std::log(mean) - sg * sg / 2; } }
  void handleMessage(cMessage *m) override {
    if (!m->isSelfMessage()) { if (!cap) scheduleAt(simTime() + lognormal(mu, sg), m); else if (busy < c) { busy++; scheduleAt(simTime() + exponential(mean), m); } else q.push_back(m); return; }
    events++;
    if (cap) { if (!q.empty()) { scheduleAt(simTime() + exponential(mean), q.front()); q.pop_front(); } else busy--; }
    int k = 0; if (nout > 1) { double u = dblrand(); k = u < RP[s][0] ? 0 : u < RP[s][1] ? 1 : 2; }
    send(m, "out", k); }
  ~Station() override { for (auto *m : q) delete m; } };
class Sink : public cSimpleModule { void handleMessage(cMessage *m) override { done++; sum += (simTime() - static_cast<Person *>(m)->birth).dbl(); delete m; }
  void finish() override { double dt = std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count(); struct rusage u; getrusage(RUSAGE_SELF, &u);
    printf("{\"peer\":\"OMNeT++ 6.1\",\"workload\":\"%s\",\"wall\":%.3f,\"events\":%ld,\"Mev_s\":%.3f,\"mean\":%.3f,\"rssMB\":%ld}\n", getEnvir()->getConfigEx()->getActiveConfigName(), dt, events, events / dt / 1e6, sum / done, u.ru_maxrss / 1024); } };
Define_Module(Source);
Define_Module(Station);
Define_Module(Sink);
