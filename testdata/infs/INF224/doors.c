DECLARE_CONST_UNICODE_STRING(Log, L"\\Device\\AcmeLog");
DECLARE_CONST_UNICODE_STRING(Setup, L"\\Device\\AcmeSetup");
DECLARE_CONST_UNICODE_STRING(Trace, L"\\Device\\AcmeTrace");
DECLARE_CONST_UNICODE_STRING(Everything, L"D:P(A;;GA;;;SY)(A;;GA;;;WD)");
DECLARE_CONST_UNICODE_STRING(Anybody, L"D:NO_ACCESS_CONTROL");

NTSTATUS MakeLog(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &SDDL_DEVOBJ_SYS_ALL_ADM_RWX_WORLD_RW_RES_R); // want INF224
    WdfDeviceInitAssignName(init, &Log);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}

NTSTATUS MakeSetup(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &Everything); // want INF224:error
    WdfDeviceInitAssignName(init, &Setup);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}

NTSTATUS MakeTrace(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &Anybody); // want INF116:note INF224:error
    WdfDeviceInitAssignName(init, &Trace);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
